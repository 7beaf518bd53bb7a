import type { Matrix } from "../model/index.ts";
import { fourDeviations } from "./fourDeviations.ts";
import { rowOf } from "./lowerTriangle.ts";
import { addBlock, forEachBlock } from "./rowBlocks.ts";

/**
 * Σ_n γ(z_nk)(x_n − μ_k)(x_n − μ_k)ᵀ for every k: K lower triangles. The deviations come first
 * (two passes): the difference of two large sums would lose every digit that the mean's offset
 * takes. Only one half of a symmetric matrix is computed.
 *
 * @deviation D-3
 */
export function scatters(
  data: Matrix,
  gamma: Matrix,
  means: readonly Float64Array[],
): readonly Float64Array[] {
  const D = data.columns;
  const totals = means.map(() => new Float64Array(rowOf(D)));
  const block = new Float64Array(rowOf(D));
  const d = new Float64Array(4 * D);
  forEachBlock(data.rows, (from, to) => {
    means.forEach((mu, k) => {
      for (let n = from; n < to; n += 4) {
        fourDeviations(data, n, to, mu, d);
        addFourProducts(d, gamma, n, to, k, block);
      }
      addBlock(totals[k], block);
    });
  });
  return totals;
}

/** Adds Σ_b γ_b d_b d_bᵀ of four deviations (D×4) to a lower triangle. */
function addFourProducts(
  d: Float64Array,
  gamma: Matrix,
  n: number,
  to: number,
  k: number,
  into: Float64Array,
): void {
  const D = d.length / 4;
  const { columns: K, values } = gamma;
  const g0 = values[n * K + k];
  const g1 = n + 1 < to ? values[(n + 1) * K + k] : 0;
  const g2 = n + 2 < to ? values[(n + 2) * K + k] : 0;
  const g3 = n + 3 < to ? values[(n + 3) * K + k] : 0;
  for (let i = 0, at = 0; i < D; i++) {
    const a0 = g0 * d[4 * i];
    const a1 = g1 * d[4 * i + 1];
    const a2 = g2 * d[4 * i + 2];
    const a3 = g3 * d[4 * i + 3];
    for (let c = 0; c <= 4 * i; c += 4, at++)
      into[at] += a0 * d[c] + a1 * d[c + 1] + (a2 * d[c + 2] + a3 * d[c + 3]);
  }
}
