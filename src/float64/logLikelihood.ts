import type { MatrixInput, MixtureParameters } from "../model/index.ts";
import { logDensities } from "./logDensities.ts";
import { sum } from "./sum.ts";

/**
 * ln p(X|θ), the natural log of the likelihood, in total over all points.
 *
 * @param data N×D
 * @eq 9.28
 * @throws GmmError `invalid_input`, `singular_covariance`
 */
export function logLikelihood(data: MatrixInput, theta: MixtureParameters): number {
  return sum(logDensities(data, theta));
}
