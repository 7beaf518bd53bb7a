/** What the largest change under perturbation is multiplied by, where it becomes a tolerance. */
export const safety = 16;

/** max(32, 4√N): how many units of rounding a good summation over N points may cost. */
export function roundingOfSums(N: number): number {
  return Math.max(32, 4 * Math.sqrt(N));
}
