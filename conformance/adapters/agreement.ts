/** The largest difference between numbers at one place of two results, relative above 1. */
export function largestDifference(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) / Math.max(1, Math.abs(b));
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return a === b ? 0 : Number.POSITIVE_INFINITY;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  const other = new Map(right);
  return Math.max(0, ...left.map(([key, value]) => largestDifference(value, other.get(key))));
}
