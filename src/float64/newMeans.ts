import type { Matrix } from "../model/index.ts";
import { columnMeans } from "./columnMeans.ts";
import { fourDeviations } from "./fourDeviations.ts";
import { addBlock, forEachBlock } from "./rowBlocks.ts";

/**
 * μ_k = (1/N_k) Σ_n γ(z_nk) x_n: K rows of D. The sum is taken over deviations from the mean c of
 * all data, and c added back at the end: a far offset of the data then costs one rounding, not N.
 *
 * @param divisors N_k, or what the caller divides by in its place
 * @eq 9.24
 * @deviation D-4
 */
export function newMeans(
  data: Matrix,
  gamma: Matrix,
  N_k: Float64Array,
  divisors: Float64Array,
): readonly Float64Array[] {
  const D = data.columns;
  const c = columnMeans(data);
  const sums = weightedDeviations(data, gamma, c);
  return Array.from(N_k, (count, k) =>
    c.map((centre, i) => centre * (count / divisors[k]) + sums[k * D + i] / divisors[k]),
  );
}

/** Σ_n γ(z_nk)(x_n − c), K×D values. */
function weightedDeviations(data: Matrix, gamma: Matrix, c: Float64Array): Float64Array {
  const D = data.columns;
  const total = new Float64Array(gamma.columns * D);
  const block = new Float64Array(total.length);
  const d = new Float64Array(4 * D);
  forEachBlock(data.rows, (from, to) => {
    for (let n = from; n < to; n += 4) {
      fourDeviations(data, n, to, c, d);
      addFour(d, gamma, n, to, block);
    }
    addBlock(total, block);
  });
  return total;
}

/** Adds Σ_b γ_bk d_b of four deviations (D×4) to the sums of every k (K×D). */
function addFour(d: Float64Array, gamma: Matrix, n: number, to: number, into: Float64Array): void {
  const D = d.length / 4;
  const { columns: K, values } = gamma;
  for (let k = 0; k < K; k++) {
    const g0 = values[n * K + k];
    const g1 = n + 1 < to ? values[(n + 1) * K + k] : 0;
    const g2 = n + 2 < to ? values[(n + 2) * K + k] : 0;
    const g3 = n + 3 < to ? values[(n + 3) * K + k] : 0;
    for (let i = 0, c = 0; i < D; i++, c += 4)
      into[k * D + i] += g0 * d[c] + g1 * d[c + 1] + (g2 * d[c + 2] + g3 * d[c + 3]);
  }
}
