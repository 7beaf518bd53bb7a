const rowsPerBlock = 256;

/**
 * Visits rows 0..N in blocks. A block stays in the cache while all components see it, and a sum
 * of the sums of blocks rounds less than one long sum (the error grows like √N / 16).
 *
 * @deviation D-4
 */
export function forEachBlock(N: number, visit: (from: number, to: number) => void): void {
  for (let from = 0; from < N; from += rowsPerBlock) visit(from, Math.min(from + rowsPerBlock, N));
}

/** Adds the sums of a block to the total, and clears them for the next block. */
export function addBlock(total: Float64Array, block: Float64Array): void {
  for (let at = 0; at < total.length; at++) total[at] += block[at];
  block.fill(0);
}
