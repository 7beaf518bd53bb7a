import { checkKnown, type MatrixInput, type MixtureParameters } from "../model/index.ts";
import { deviationAmounts } from "./deviations.ts";
import { expectation } from "./expectation.ts";
import { maximisation } from "./maximisation.ts";
import type { MStepOptions } from "./mStep.ts";
import { sum } from "./sum.ts";
import { validModel } from "./validArguments.ts";

/** Parameters that EM passes through, and the log likelihood of these parameters. */
interface EmState {
  readonly parameters: MixtureParameters;
  readonly logLikelihood: number;
}

/**
 * The states that EM passes through: the start, then one after each step, without end. Each is
 * computed when it is asked for.
 *
 * @throws GmmError `invalid_input`, `empty_component`, `singular_covariance`
 */
export function* states(
  data: MatrixInput,
  start: MixtureParameters,
  options: MStepOptions = {},
): Generator<EmState, never> {
  const known = options.known ?? [];
  checkKnown(known);
  const deviations = deviationAmounts(options.deviations);
  const X = validModel(data, start, deviations);
  const logDensities = new Float64Array(X.rows);
  for (let theta = start; ; ) {
    const gamma = expectation(X, theta, deviations.denominatorEpsilon, logDensities);
    yield { parameters: theta, logLikelihood: sum(logDensities) };
    theta = maximisation(X, gamma, theta, known, deviations);
  }
}
