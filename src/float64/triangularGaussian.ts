import type { Matrix, SquareMatrix, Vector } from "../model/index.ts";
import { cholesky, inverseFactor } from "./cholesky.ts";
import { fourDeviations } from "./fourDeviations.ts";
import type { Gaussian } from "./gaussian.ts";
import { rowOf } from "./lowerTriangle.ts";

/**
 * N(x|μ, Σ) for a Σ with correlations, through its Cholesky factor L: Δ² = |L⁻¹(x − μ)|² is a sum
 * of squares, which cannot turn negative as a product with Σ⁻¹ can. L⁻¹ is formed once, so that
 * each point costs multiplications only.
 *
 * @param where what to call Σ in an error
 * @eq 1.46, 2.43, 2.44
 * @deviation D-1, D-2
 */
export function triangularGaussian(
  mean: Vector<number>,
  Sigma: SquareMatrix<number>,
  where: string,
): Gaussian {
  const D = mean.length;
  const mu = Float64Array.from(mean);
  const L = cholesky(Sigma, where);
  const W = inverseFactor(L, D);
  const d = new Float64Array(4 * D);
  const Delta2 = new Float64Array(4);
  return {
    scales: mean.map((_, i) => L[rowOf(i) + i]),
    writeLogs(data, from, to, into, k, constant) {
      for (let n = from; n < to; n += 4) {
        fourDeviations(data, n, to, mu, d);
        squaredDistances(W, d, Delta2);
        writeFour(into, n, to, k, constant, Delta2);
      }
    },
  };
}

/** Writes constant − Δ²/2 of four rows. */
function writeFour(
  into: Matrix,
  n: number,
  to: number,
  k: number,
  constant: number,
  Delta2: Float64Array,
): void {
  const { columns: K, values } = into;
  const rows = Math.min(4, to - n);
  for (let b = 0; b < rows; b++) values[(n + b) * K + k] = constant - Delta2[b] / 2;
}

/**
 * Δ² = |W(x − μ)|² of four deviations (D×4), with W = L⁻¹.
 *
 * @eq 2.44
 */
function squaredDistances(W: Float64Array, d: Float64Array, into: Float64Array): void {
  const D = d.length / 4;
  let q0 = 0;
  let q1 = 0;
  let q2 = 0;
  let q3 = 0;
  for (let i = 0, at = 0; i < D; i++) {
    let y0 = 0;
    let y1 = 0;
    let y2 = 0;
    let y3 = 0;
    for (let c = 0; c <= 4 * i; c += 4, at++) {
      const w = W[at];
      y0 += w * d[c];
      y1 += w * d[c + 1];
      y2 += w * d[c + 2];
      y3 += w * d[c + 3];
    }
    q0 += y0 * y0;
    q1 += y1 * y1;
    q2 += y2 * y2;
    q3 += y3 * y3;
  }
  into[0] = q0;
  into[1] = q1;
  into[2] = q2;
  into[3] = q3;
}
