import type { MixtureParameters, SquareMatrix } from "../model/index.ts";

/** L, lower triangular, with L·Lᵀ = Sigma (Cholesky): row `i` has its `i + 1` entries only. */
function lowerFactor(Sigma: SquareMatrix<number>): SquareMatrix<number> {
  const L: number[][] = [];
  Sigma.forEach((row, i) => {
    L[i] = [];
    for (let j = 0; j <= i; j++) {
      let rest = row[j];
      for (let m = 0; m < j; m++) rest -= L[i][m] * L[j][m];
      L[i][j] = i === j ? Math.sqrt(rest) : rest / L[j][j];
    }
  });
  return L;
}

function diagonal(variances: readonly number[]): SquareMatrix<number> {
  return variances.map((variance, i) => [...new Array<number>(i).fill(0), Math.sqrt(variance)]);
}

/** Of each component the lower triangular factor of its covariance. */
export function covarianceFactors(theta: MixtureParameters): readonly SquareMatrix<number>[] {
  switch (theta.covarianceType) {
    case "full":
      return theta.covariances.map(lowerFactor);
    case "tied": {
      const shared = lowerFactor(theta.covariances);
      return theta.means.map(() => shared);
    }
    case "diag":
      return theta.covariances.map(diagonal);
    case "spherical":
      return theta.covariances.map((variance, k) => diagonal(theta.means[k].map(() => variance)));
  }
}
