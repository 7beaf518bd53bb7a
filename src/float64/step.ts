import { checkKnown, type MatrixInput, type MixtureParameters } from "../model/index.ts";
import { deviationAmounts } from "./deviations.ts";
import { expectation } from "./expectation.ts";
import { maximisation } from "./maximisation.ts";
import type { MStepOptions } from "./mStep.ts";
import { validModel } from "./validArguments.ts";

/**
 * One step of EM: the E step, then the M step from its responsibilities.
 *
 * @param data N×D
 * @eq 9.23, 9.24, 9.25, 9.26, 9.27
 * @throws GmmError `invalid_input`, `empty_component`, `singular_covariance`
 */
export function step(
  data: MatrixInput,
  theta: MixtureParameters,
  options: MStepOptions = {},
): MixtureParameters {
  const known = options.known ?? [];
  checkKnown(known);
  const deviations = deviationAmounts(options.deviations);
  const X = validModel(data, theta, deviations);
  const gamma = expectation(X, theta, deviations.denominatorEpsilon);
  return maximisation(X, gamma, theta, known, deviations);
}
