import type { Matrix } from "../model/index.ts";
import { addBlock, forEachBlock } from "./rowBlocks.ts";

/**
 * N_k = Σ_n γ(z_nk), the effective number of points of each component (K values).
 *
 * @eq 9.27
 */
export function effectiveCounts(gamma: Matrix): Float64Array {
  const { columns: K, values } = gamma;
  const N_k = new Float64Array(K);
  const block = new Float64Array(K);
  forEachBlock(gamma.rows, (from, to) => {
    for (let n = from; n < to; n++) for (let k = 0; k < K; k++) block[k] += values[n * K + k];
    addBlock(N_k, block);
  });
  return N_k;
}
