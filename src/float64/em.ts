import { asWritten, GmmError, type MatrixInput, type MixtureParameters } from "../model/index.ts";
import type { MStepOptions } from "./mStep.ts";
import { states } from "./states.ts";

/** EM for a given number of steps. */
export interface EmOptions extends MStepOptions {
  /** How many steps, exactly: 0 or more. */
  readonly steps: number;
}

/** What EM came to. */
export interface EmResult {
  /** θ after the last step. */
  readonly parameters: MixtureParameters;
  /** ln p(X|θ) before each step and after the last: `steps` + 1 values. */
  readonly logLikelihoods: readonly number[];
}

/**
 * Exactly `steps` steps of EM from `start`.
 *
 * @param data N×D
 * @eq 9.23, 9.24, 9.25, 9.26, 9.27, 9.28
 * @throws GmmError `invalid_input`, `empty_component`, `singular_covariance`
 */
export function em(data: MatrixInput, start: MixtureParameters, options: EmOptions): EmResult {
  const { steps } = options;
  if (!(Number.isInteger(steps) && steps >= 0))
    throw new GmmError(
      "invalid_input",
      "steps",
      `is ${asWritten(steps)}, not a whole number from 0 on`,
    );
  const logLikelihoods: number[] = [];
  const trajectory = states(data, start, options);
  for (;;) {
    const { parameters, logLikelihood } = trajectory.next().value;
    logLikelihoods.push(logLikelihood);
    if (logLikelihoods.length > steps) return { parameters, logLikelihoods };
  }
}
