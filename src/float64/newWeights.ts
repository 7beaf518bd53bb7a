/**
 * π_k = N_k / N (K values).
 *
 * @eq 9.26
 */
export function newWeights(N_k: Float64Array, N: number): number[] {
  return Array.from(N_k, (count) => count / N);
}
