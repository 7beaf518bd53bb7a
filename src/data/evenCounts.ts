/** K whole numbers that sum to `size` and differ by at most 1, the larger ones first. */
export function evenCounts(size: number, K: number): readonly number[] {
  return Array.from({ length: K }, (_, k) => Math.floor(size / K) + (k < size % K ? 1 : 0));
}
