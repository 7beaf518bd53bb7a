import type { MixtureParameters } from "../model/index.ts";
import type { Real } from "./engine/index.ts";
import { indices } from "./indices.ts";
import { type ExactData, type ReadingOptions, type State, stateOf } from "./state.ts";

/** γ(z_nk): N rows of K responsibilities. */
export type Responsibilities = readonly (readonly Real[])[];

/**
 * The E step: γ(z_nk), the responsibility of every component for every point (N×K).
 *
 * @eq 9.23
 */
export function eStep(
  data: ExactData,
  theta: MixtureParameters<Real>,
  options?: ReadingOptions,
): Responsibilities {
  return responsibilitiesOf(stateOf(data, theta, options));
}

export function responsibilitiesOf(state: State): Responsibilities {
  const { data, theta, expectation } = state;
  return indices(data.rows).map((n) =>
    indices(theta.weights.length).map((k) => expectation.scalar("responsibility", n, k)),
  );
}
