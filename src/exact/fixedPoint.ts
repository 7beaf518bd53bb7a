import { checkKnown, GmmError, type MixtureParameters, mapParameters } from "../model/index.ts";
import {
  type Coordinate,
  coordinatesOf,
  distance,
  largestOf,
  valuesAt,
  withValues,
} from "./coordinates.ts";
import { type Real, solveInDoubles, toDouble } from "./engine/index.ts";
import { jacobian, spectralRadius } from "./jacobian.ts";
import { logLikelihoodOf } from "./logLikelihood.ts";
import type { StepOptions } from "./mStep.ts";
import { type StepInDoubles, standStill } from "./standStill.ts";
import { type ExactData, type State, stateOf, withParameters } from "./state.ts";
import { nextState, step } from "./step.ts";

export interface FixedPointOptions extends StepOptions {
  /** How many digits of every parameter, on its own scale, are asked for (25 unless told). */
  readonly digits?: number;
  /**
   * A fast EM step in doubles, for the way there and for the Jacobian: the equations in doubles
   * unless told. Its errors cost steps, never digits: the residual is computed in decimals.
   */
  readonly nearby?: StepInDoubles;
  /** The most steps in doubles (10 000 unless told). */
  readonly maxSteps?: number;
}

/** A point that EM leaves where it is, and how well that is known. */
export interface PolishedPoint {
  readonly parameters: MixtureParameters<Real>;
  readonly logLikelihood: Real;
  /** The farthest that the polish moved a parameter, in units of each parameter's scale. */
  readonly polished: number;
  /** The largest change that one more step of EM makes, in the same units. */
  readonly residual: number;
  /** ρ, the rate at which EM contracts near the point: the spectral radius of its Jacobian. */
  readonly contraction: number;
}

/** The same, with the way there. */
export interface FixedPoint extends PolishedPoint {
  /** Steps in doubles that led near it. */
  readonly steps: number;
  /** The largest change of the last of them, in the same units. */
  readonly lastChange: number;
}

const polishLimit = 60;

/** A fast step in doubles, if none is given: the equations in doubles. */
function equationsInDoubles(data: ExactData, options: StepOptions): StepInDoubles {
  return (theta) => mapParameters(step(data, theta, { ...options, precision: "double" }), toDouble);
}

/**
 * The fixed point of EM that a start leads to: EM in doubles until it stands still, then polished.
 *
 * @throws GmmError `not_converged` if a limit is met first
 */
export function fixedPoint(
  data: ExactData,
  start: MixtureParameters,
  options: FixedPointOptions = {},
): FixedPoint {
  const { known = [], maxSteps = 10_000 } = options;
  checkKnown(known);
  const nearby = options.nearby ?? equationsInDoubles(data, options);
  const { theta, steps, lastChange } = standStill(start, nearby, { known, maxSteps });
  return { ...polishedFixedPoint(data, theta, { ...options, nearby }), steps, lastChange };
}

/**
 * The fixed point of EM near some parameters: Newton's iteration on the residual of the exact step,
 * with the Jacobian of the step in doubles.
 *
 * @throws GmmError `not_converged` if a limit is met first
 */
export function polishedFixedPoint(
  data: ExactData,
  near: MixtureParameters<Real>,
  options: FixedPointOptions = {},
): PolishedPoint {
  const { known = [], digits = 25 } = options;
  checkKnown(known);
  const nearby = options.nearby ?? equationsInDoubles(data, options);
  const inDoubles = mapParameters(near, toDouble);
  const coordinates = coordinatesOf(inDoubles, known);
  const J = jacobian(inDoubles, nearby, coordinates);
  const begin = stateOf(data, near, options);
  const { state, residual } = polish(begin, coordinates, J, known, 10 ** -digits);
  return {
    parameters: state.theta,
    logLikelihood: logLikelihoodOf(state),
    polished: distance(begin.theta, state.theta, coordinates),
    residual,
    contraction: spectralRadius(J),
  };
}

/** Newton's iteration θ ← θ + (I − J)⁻¹ (step(θ) − θ), until the residual is below `target`. */
function polish(
  begin: State,
  coordinates: readonly Coordinate[],
  J: readonly (readonly number[])[],
  known: StepOptions["known"],
  target: number,
): { state: State; residual: number } {
  const { exactly, add, subtract } = begin.arithmetic;
  const oneLess = (weights: readonly Real[]) => weights.reduce(subtract, exactly(1));
  const A = J.map((row, r) => row.map((value, c) => (r === c ? 1 : 0) - value));
  let state = begin;
  for (let round = 0; round < polishLimit; round++) {
    const here = valuesAt(state.theta, coordinates);
    const image = nextState(state, { known: known ?? [] });
    const there = valuesAt(image.theta, coordinates);
    const residuals = coordinates.map(
      ({ unit }, c) => toDouble(subtract(there[c], here[c])) / unit,
    );
    const residual = largestOf(residuals);
    if (residual <= target) return { state, residual };
    const correction = solveInDoubles(A, residuals);
    const moved = here.map((value, c) => add(value, exactly(correction[c] * coordinates[c].unit)));
    state = withParameters(state, withValues(state.theta, coordinates, moved, oneLess));
  }
  throw new GmmError(
    "not_converged",
    "fixedPoint",
    `residual above ${target} after ${polishLimit} corrections`,
  );
}
