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
export interface FixedPoint {
  readonly parameters: MixtureParameters<Real>;
  readonly logLikelihood: Real;
  /** Steps in doubles that led near it. */
  readonly steps: number;
  /** The largest change of the last of them, in units of each parameter's scale. */
  readonly lastChange: number;
  /** The farthest that the polish then moved a parameter, in the same units. */
  readonly polished: number;
  /** The largest change that one more step of EM makes, in the same units. */
  readonly residual: number;
  /** ρ, the rate at which EM contracts near the point: the spectral radius of its Jacobian. */
  readonly contraction: number;
}

const polishLimit = 60;

/**
 * The fixed point of EM that a start leads to: EM in doubles until it stands still, then Newton's
 * iteration on the residual of the exact step, with the Jacobian of the step in doubles.
 *
 * @throws GmmError `not_converged` if either limit is met first
 */
export function fixedPoint(
  data: ExactData,
  start: MixtureParameters,
  options: FixedPointOptions = {},
): FixedPoint {
  const { known = [], digits = 25, maxSteps = 10_000 } = options;
  checkKnown(known);
  const inDoubles: StepInDoubles = (theta) =>
    mapParameters(step(data, theta, { ...options, precision: "double" }), toDouble);
  const nearby = options.nearby ?? inDoubles;

  const near = standStill(start, nearby, { known, maxSteps });
  const coordinates = coordinatesOf(near.theta, known);
  const J = jacobian(near.theta, nearby, coordinates);
  const begin = stateOf(data, near.theta, options);
  const polishing = polish(begin, coordinates, J, known, 10 ** -digits);

  const moved = distance(begin.theta, polishing.state.theta, coordinates);
  return {
    parameters: polishing.state.theta,
    logLikelihood: logLikelihoodOf(polishing.state),
    steps: near.steps,
    lastChange: near.lastChange,
    polished: moved,
    residual: polishing.residual,
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
