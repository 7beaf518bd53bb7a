import type { Matrix, MatrixInput, MixtureParameters } from "../model/index.ts";
import { type Deviations, deviationAmounts } from "./deviations.ts";
import { expectation } from "./expectation.ts";
import { validModel } from "./validArguments.ts";

/** What an E step can be told. */
export interface EStepOptions {
  readonly deviations?: Deviations;
}

/**
 * The E step: γ(z_nk), the responsibility of each component for each point (N×K).
 *
 * @param data N×D
 * @eq 9.23
 * @throws GmmError `invalid_input`, `singular_covariance`
 */
export function eStep(
  data: MatrixInput,
  theta: MixtureParameters,
  options: EStepOptions = {},
): Matrix {
  const deviations = deviationAmounts(options.deviations);
  const X = validModel(data, theta, deviations);
  return expectation(X, theta, deviations.denominatorEpsilon);
}
