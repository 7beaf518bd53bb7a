import { checkKnown, type MixtureParameters } from "../model/index.ts";
import type { Real } from "./engine/index.ts";
import { logLikelihoodOf } from "./logLikelihood.ts";
import type { StepOptions } from "./mStep.ts";
import { type ExactData, type State, stateOf } from "./state.ts";
import { nextState } from "./step.ts";

/** EM for a given number of steps. */
export interface EmOptions extends StepOptions {
  readonly steps: number;
  /** Called with every state, the start (t = 0) included. */
  readonly onStep?: (t: number, logLikelihood: Real) => void;
}

/** The states that EM passes through: `steps` + 1 of each. */
export interface Trajectory {
  /** θ before every step and after the last. */
  readonly parameters: readonly MixtureParameters<Real>[];
  /** ln p(X|θ) of each of them. */
  readonly logLikelihoods: readonly Real[];
}

/**
 * Exactly `steps` steps of EM from a start, with every state on the way.
 *
 * @eq 9.23, 9.24, 9.25, 9.26, 9.28
 */
export function em(
  data: ExactData,
  start: MixtureParameters<Real>,
  options: EmOptions,
): Trajectory {
  checkKnown(options.known ?? []);
  let state: State = stateOf(data, start, options);
  const parameters: MixtureParameters<Real>[] = [];
  const logLikelihoods: Real[] = [];
  for (let t = 0; ; t++) {
    const value = logLikelihoodOf(state);
    parameters.push(state.theta);
    logLikelihoods.push(value);
    options.onStep?.(t, value);
    if (t === options.steps) return { parameters, logLikelihoods };
    state = nextState(state, options);
  }
}
