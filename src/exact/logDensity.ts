import type { MixtureParameters } from "../model/index.ts";
import type { Real, Value } from "./engine/index.ts";
import { indices } from "./indices.ts";
import { type ExactData, type ReadingOptions, type State, stateOf } from "./state.ts";

/**
 * ln p(x_n), the log of the density of the mixture at every point (N values).
 *
 * @eq 9.7
 */
export function logDensities(
  data: ExactData,
  theta: MixtureParameters<Real>,
  options?: ReadingOptions,
): readonly Real[] {
  return logDensitiesOf(stateOf(data, theta, options));
}

/**
 * ln N(x_n|μ_k, Σ_k), the log of each component's density at every point, without its weight (N×K).
 *
 * @eq 2.43, 2.44; at D = 1 in scalar form 1.46
 */
export function logComponentDensities(
  data: ExactData,
  theta: MixtureParameters<Real>,
  options?: ReadingOptions,
): readonly (readonly Real[])[] {
  return logComponentDensitiesOf(stateOf(data, theta, options));
}

export function logDensitiesOf(state: State): readonly Real[] {
  const { x } = state.bindings as { x: (n: number) => Value };
  return indices(state.data.rows).map((n) =>
    logOf(state, state.expectation.scalar("mixtureDensity", x(n))),
  );
}

export function logComponentDensitiesOf(state: State): readonly (readonly Real[])[] {
  const { x, mu, Sigma } = state.bindings as Record<string, (index: number) => Value>;
  return indices(state.data.rows).map((n) =>
    indices(state.theta.weights.length).map((k) =>
      logOf(state, state.expectation.scalar("Normal", x(n), mu(k), Sigma(k))),
    ),
  );
}

function logOf(state: State, density: Real): Real {
  return state.expectation.scalar("log", density);
}
