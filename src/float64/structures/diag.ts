import { diagonalGaussian } from "../diagonalGaussian.ts";
import { squaredDeviations } from "../squaredDeviations.ts";
import type { CovarianceStructure, CovariancesOf, Moments } from "./structure.ts";

/** Σ_k diagonal: D variances a component. */
export const diag: CovarianceStructure<CovariancesOf<"diag">> = {
  gaussians: (mu, Sigma) => mu.map((mean, k) => diagonalGaussian(mean, Sigma[k])),
  newCovariances,
  dividesByCounts: true,
};

/**
 * σ²_ki = (1/N_k) Σ_n γ(z_nk)(x_ni − μ_ki)², the diagonal of (9.25): K rows of D variances.
 *
 * @eq 9.25-diag, 9.25-scalar
 */
function newCovariances({ data, gamma, means, divisors, ridge }: Moments) {
  return squaredDeviations(data, gamma, means).map((sums, k) =>
    Array.from(sums, (sum, i) => sum / divisors[k] + ridge[i]),
  );
}
