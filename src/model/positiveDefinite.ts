import { GmmError } from "./errors.ts";
import type { MixtureParameters, SquareMatrix } from "./parameters.ts";

/** u, the unit roundoff of IEEE double precision. */
export const unitRoundoff = 2 ** -53;

/**
 * The first pivot of symmetric elimination that is not safely positive, if any: one at or below
 * D·u·Σ_ii, which rounding alone could have left (these are the squared diagonal of a Cholesky factor).
 */
function failingPivot(Sigma: SquareMatrix<number>): { i: number; pivot: number } | undefined {
  const D = Sigma.length;
  const A = Sigma.map((row) => [...row]);
  for (let k = 0; k < D; k++) {
    const pivot = A[k][k];
    if (!(pivot > D * unitRoundoff * Sigma[k][k])) return { i: k, pivot };
    for (let i = k + 1; i < D; i++) {
      const factor = A[i][k] / pivot;
      for (let j = k + 1; j < D; j++) A[i][j] -= factor * A[k][j];
    }
  }
  return undefined;
}

/** The refusal of a covariance matrix, because of one pivot of its elimination. */
export function singularCovariance(
  Sigma: SquareMatrix<number>,
  { i, pivot }: { readonly i: number; readonly pivot: number },
  where: string,
): GmmError {
  return new GmmError(
    "singular_covariance",
    where,
    `is not positive definite: pivot ${i} is ${pivot}, not above D·u·${Sigma[i][i]} (is a dimension constant, or a component on too few points?)`,
  );
}

function checkMatrix(Sigma: SquareMatrix<number>, where: string): void {
  const failing = failingPivot(Sigma);
  if (failing !== undefined) throw singularCovariance(Sigma, failing, where);
}

function checkVariance(variance: number, where: string): void {
  if (!(variance > 0))
    throw new GmmError(
      "singular_covariance",
      where,
      `is ${variance}, not a positive variance (is a dimension constant, or a component on one point?)`,
    );
}

/**
 * Refuses covariances that are not positive definite.
 *
 * @throws GmmError `singular_covariance`, naming the component and the pivot
 */
export function checkPositiveDefinite(theta: MixtureParameters): void {
  switch (theta.covarianceType) {
    case "full":
      theta.covariances.forEach((Sigma, k) => {
        checkMatrix(Sigma, `covariances[${k}]`);
      });
      break;
    case "tied":
      checkMatrix(theta.covariances, "covariances");
      break;
    case "diag":
      theta.covariances.forEach((variances, k) => {
        variances.forEach((variance, i) => {
          checkVariance(variance, `covariances[${k}][${i}]`);
        });
      });
      break;
    case "spherical":
      theta.covariances.forEach((variance, k) => {
        checkVariance(variance, `covariances[${k}]`);
      });
  }
}
