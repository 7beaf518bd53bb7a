import type { Matrix } from "../model/index.ts";
import { addBlock, forEachBlock } from "./rowBlocks.ts";

/** The mean of each column of the data (D values), summed as deviations from the first row. */
export function columnMeans(data: Matrix): Float64Array {
  const { rows: N, columns: D, values: X } = data;
  const total = new Float64Array(D);
  const block = new Float64Array(D);
  forEachBlock(N, (from, to) => {
    for (let n = from; n < to; n++) for (let i = 0; i < D; i++) block[i] += X[n * D + i] - X[i];
    addBlock(total, block);
  });
  return total.map((sum, i) => X[i] + sum / N);
}
