import { symmetric } from "../lowerTriangle.ts";
import { scatters } from "../scatters.ts";
import { triangularGaussian } from "../triangularGaussian.ts";
import type { CovarianceStructure, CovariancesOf, Moments } from "./structure.ts";

/** One covariance matrix Σ_k a component. */
export const full: CovarianceStructure<CovariancesOf<"full">> = {
  gaussians: (mu, Sigma) =>
    mu.map((mean, k) => triangularGaussian(mean, Sigma[k], `covariances[${k}]`)),
  newCovariances,
  dividesByCounts: true,
};

/**
 * Σ_k = (1/N_k) Σ_n γ(z_nk)(x_n − μ_k)(x_n − μ_k)ᵀ: K matrices D×D, exactly symmetric.
 *
 * @eq 9.25, 9.25-scalar
 */
function newCovariances({ data, gamma, means, divisors, ridge }: Moments) {
  return scatters(data, gamma, means).map((scatter, k) =>
    symmetric(
      scatter.map((sum) => sum / divisors[k]),
      ridge,
    ),
  );
}
