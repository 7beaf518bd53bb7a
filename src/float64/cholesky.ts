import { type SquareMatrix, singularCovariance } from "../model/index.ts";
import { type LowerTriangle, rowOf } from "./lowerTriangle.ts";

/**
 * L with Σ = L Lᵀ, for a positive definite Σ (D×D).
 *
 * @param where what to call Σ in an error
 * @deviation D-2
 * @throws GmmError `singular_covariance` where Σ is so nearly singular that rounding leaves a pivot
 * of 0 or less here, and left none when Σ was checked
 */
export function cholesky(Sigma: SquareMatrix<number>, where: string): LowerTriangle {
  const D = Sigma.length;
  const L = new Float64Array(rowOf(D));
  for (let i = 0; i < D; i++)
    for (let j = 0; j <= i; j++) {
      const rest = Sigma[i][j] - dot(L, rowOf(i), rowOf(j), j);
      if (i === j && !(rest > 0)) throw singularCovariance(Sigma, { i, pivot: rest }, where);
      L[rowOf(i) + j] = i === j ? Math.sqrt(rest) : rest / L[rowOf(j) + j];
    }
  return L;
}

/** L⁻¹, lower triangular as L is. */
export function inverseFactor(L: LowerTriangle, D: number): LowerTriangle {
  const W = new Float64Array(L.length);
  for (let j = 0; j < D; j++) {
    W[rowOf(j) + j] = 1 / L[rowOf(j) + j];
    for (let i = j + 1; i < D; i++) {
      let sum = 0;
      for (let l = j; l < i; l++) sum += L[rowOf(i) + l] * W[rowOf(l) + j];
      W[rowOf(i) + j] = -sum / L[rowOf(i) + i];
    }
  }
  return W;
}

function dot(L: LowerTriangle, a: number, b: number, length: number): number {
  let sum = 0;
  for (let l = 0; l < length; l++) sum += L[a + l] * L[b + l];
  return sum;
}
