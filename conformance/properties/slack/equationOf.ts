import {
  type CovarianceType,
  dimensionOf,
  type MixtureParameters,
} from "../../../src/model/index.ts";

const covarianceUpdates: Readonly<Record<CovarianceType, string>> = {
  full: "9.25",
  tied: "9.25-tied",
  diag: "9.25-diag",
  spherical: "9.25-spherical",
};

/** The equation that gives each quantity of an answer; what depends on θ is a function of it. */
const equations: Readonly<Record<string, (theta: MixtureParameters) => string>> = {
  componentLogDensity: (theta) => (dimensionOf(theta) === 1 ? "1.46" : "2.43"),
  logDensity: () => "9.7",
  responsibilities: () => "9.23",
  weights: () => "9.26",
  means: () => "9.24",
  covariances: (theta) =>
    dimensionOf(theta) === 1 && theta.covarianceType !== "tied"
      ? "9.25-scalar"
      : covarianceUpdates[theta.covarianceType],
  logLikelihood: () => "9.28",
  logLikelihoods: () => "9.28",
};

/** The number of the equation by which a quantity is computed, for parameters like `theta`. */
export function equationOf(quantity: string, theta: MixtureParameters): string {
  return equations[quantity]?.(theta) ?? "";
}
