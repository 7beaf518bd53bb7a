import { symmetric } from "../lowerTriangle.ts";
import { scatters } from "../scatters.ts";
import { triangularGaussian } from "../triangularGaussian.ts";
import type { CovarianceStructure, CovariancesOf, Moments } from "./structure.ts";

/** One covariance matrix Σ that all components share. */
export const tied: CovarianceStructure<CovariancesOf<"tied">> = {
  gaussians: (mu, Sigma) => mu.map((mean) => triangularGaussian(mean, Sigma, "covariances")),
  newCovariances,
  dividesByCounts: false,
};

/**
 * Σ = (1/N) Σ_k Σ_n γ(z_nk)(x_n − μ_k)(x_n − μ_k)ᵀ: D×D, exactly symmetric (exercise 9.6).
 *
 * @eq 9.25-tied
 */
function newCovariances({ data, gamma, means, ridge }: Moments) {
  const sum = scatters(data, gamma, means).reduce((total, scatter) =>
    total.map((value, at) => value + scatter[at]),
  );
  return symmetric(
    sum.map((value) => value / data.rows),
    ridge,
  );
}
