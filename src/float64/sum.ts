import { forEachBlock } from "./rowBlocks.ts";

/**
 * The sum of `values`, block by block: a sum of the sums of blocks rounds less than one long sum.
 *
 * @deviation D-4
 */
export function sum(values: Float64Array): number {
  let total = 0;
  forEachBlock(values.length, (from, to) => {
    let block = 0;
    for (let n = from; n < to; n++) block += values[n];
    total += block;
  });
  return total;
}
