import { diagonalGaussian } from "../diagonalGaussian.ts";
import { squaredDeviations } from "../squaredDeviations.ts";
import type { CovarianceStructure, CovariancesOf, Moments } from "./structure.ts";

/** Σ_k = σ_k² I: one variance a component. */
export const spherical: CovarianceStructure<CovariancesOf<"spherical">> = {
  gaussians: (mu, Sigma) =>
    mu.map((mean, k) =>
      diagonalGaussian(
        mean,
        mean.map(() => Sigma[k]),
      ),
    ),
  newCovariances,
  dividesByCounts: true,
};

/**
 * σ_k² = Σ_n γ(z_nk)|x_n − μ_k|² / (D N_k): K variances.
 *
 * @eq 9.25-spherical, 9.25-scalar
 */
function newCovariances({ data, gamma, means, divisors, ridge }: Moments) {
  const D = data.columns;
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return squaredDeviations(data, gamma, means).map(
    (sums, k) => sum(sums) / (D * divisors[k]) + sum(ridge) / D,
  );
}
