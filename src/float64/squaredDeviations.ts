import type { Matrix } from "../model/index.ts";
import { addBlock, forEachBlock } from "./rowBlocks.ts";

/**
 * Σ_n γ(z_nk)(x_ni − μ_ki)² for every k and i: K rows of D, the diagonals of the scatters. The
 * deviations come first (two passes), as there.
 *
 * @deviation D-3
 */
export function squaredDeviations(
  data: Matrix,
  gamma: Matrix,
  means: readonly Float64Array[],
): readonly Float64Array[] {
  const { columns: D, values: X } = data;
  const K = means.length;
  const totals = means.map(() => new Float64Array(D));
  const block = new Float64Array(D);
  forEachBlock(data.rows, (from, to) => {
    means.forEach((mu, k) => {
      for (let n = from; n < to; n++) {
        const g = gamma.values[n * K + k];
        for (let i = 0; i < D; i++) {
          const d = X[n * D + i] - mu[i];
          block[i] += g * d * d;
        }
      }
      addBlock(totals[k], block);
    });
  });
  return totals;
}
