import type { MixtureParameters } from "../model/index.ts";
import type { Real } from "./engine/index.ts";
import { type ExactData, type ReadingOptions, type State, stateOf } from "./state.ts";

/**
 * ln p(X|θ): the natural log of the likelihood, in total over all points.
 *
 * @eq 9.28
 */
export function logLikelihood(
  data: ExactData,
  theta: MixtureParameters<Real>,
  options?: ReadingOptions,
): Real {
  return logLikelihoodOf(stateOf(data, theta, options));
}

export function logLikelihoodOf(state: State): Real {
  return state.expectation.scalar("logLikelihood");
}
