/**
 * Whether every number of `got` is within `factor` times the size of its `unit` of the expected one. All three
 * have one shape. NaN is within nothing.
 */
export function isWithin(got: unknown, expected: unknown, unit: unknown, factor: number): boolean {
  if (typeof got === "number")
    return (
      got === expected || Math.abs(got - (expected as number)) <= factor * Math.abs(unit as number)
    );
  if (Array.isArray(got))
    return got.every((entry, i) =>
      isWithin(entry, (expected as unknown[])[i], (unit as unknown[])[i], factor),
    );
  if (typeof got !== "object" || got === null) return true;
  const [others, units] = [expected, unit] as Record<string, unknown>[];
  return Object.entries(got).every(([name, entry]) =>
    isWithin(entry, others[name], units[name], factor),
  );
}
