import type { Matrix } from "../model/index.ts";
import { columnMeans } from "./columnMeans.ts";
import { addBlock, forEachBlock } from "./rowBlocks.ts";

/** The variance of each column of the data (D values), with divisor N. */
export function columnVariances(data: Matrix): Float64Array {
  const { rows: N, columns: D, values: X } = data;
  const centre = columnMeans(data);
  const total = new Float64Array(D);
  const block = new Float64Array(D);
  forEachBlock(N, (from, to) => {
    for (let n = from; n < to; n++)
      for (let i = 0; i < D; i++) block[i] += (X[n * D + i] - centre[i]) ** 2;
    addBlock(total, block);
  });
  return total.map((sum) => sum / N);
}
