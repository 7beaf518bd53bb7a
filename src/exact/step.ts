import { checkKnown, type MixtureParameters } from "../model/index.ts";
import type { Real } from "./engine/index.ts";
import { responsibilitiesOf } from "./eStep.ts";
import { maximised, type StepOptions } from "./mStep.ts";
import { type ExactData, type State, stateOf, withParameters } from "./state.ts";

/**
 * One step of EM: the E step, then the M step from its responsibilities.
 *
 * @eq 9.23, 9.24, 9.25, 9.26
 */
export function step(
  data: ExactData,
  theta: MixtureParameters<Real>,
  options: StepOptions = {},
): MixtureParameters<Real> {
  checkKnown(options.known ?? []);
  return nextState(stateOf(data, theta, options), options).theta;
}

/** The state that one step leads to. */
export function nextState(state: State, { known = [] }: StepOptions): State {
  return withParameters(state, maximised(state, responsibilitiesOf(state), known));
}
