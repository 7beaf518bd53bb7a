import { checkKnown, GmmError, type MixtureParameters, mapParameters } from "../model/index.ts";
import { coordinatesOf, valuesAt, withValues } from "./coordinates.ts";
import { type Real, solveInDoubles, toDouble } from "./engine/index.ts";
import { logLikelihoodOf } from "./logLikelihood.ts";
import type { StepOptions } from "./mStep.ts";
import { type ExactData, type State, stateOf, withParameters } from "./state.ts";
import { nextState, step } from "./step.ts";

/** One step of EM in doubles. */
export type StepInDoubles = (theta: MixtureParameters) => MixtureParameters;

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

const differenceStep = 2 ** -17;
const stillInDoubles = 2 ** -50;
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

  const near = approach(start, nearby, known, maxSteps);
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

type Coordinates = ReturnType<typeof coordinatesOf>;

const largest = (values: readonly number[]) =>
  values.reduce((worst, value) => Math.max(worst, Math.abs(value)), 0);

/** How far apart two parameters are, in units of each coordinate's scale. */
function distance(
  a: MixtureParameters<Real>,
  b: MixtureParameters<Real>,
  coordinates: Coordinates,
): number {
  const before = valuesAt(a, coordinates);
  const after = valuesAt(b, coordinates);
  return largest(
    coordinates.map(({ unit }, c) => (toDouble(after[c]) - toDouble(before[c])) / unit),
  );
}

/** EM in doubles until no parameter moves by more than rounding, or the moves no longer shrink. */
function approach(
  start: MixtureParameters,
  nearby: StepInDoubles,
  known: StepOptions["known"],
  maxSteps: number,
): { theta: MixtureParameters; steps: number; lastChange: number } {
  let theta = start;
  let quietest = Number.POSITIVE_INFINITY;
  let idle = 0;
  for (let steps = 1; steps <= maxSteps; steps++) {
    const next = nearby(theta);
    const lastChange = distance(theta, next, coordinatesOf(next, known ?? []));
    theta = next;
    idle = lastChange < quietest ? 0 : idle + 1;
    quietest = Math.min(quietest, lastChange);
    const still = lastChange <= stillInDoubles || (idle >= 20 && lastChange < 1e-9);
    if (still) return { theta, steps, lastChange };
  }
  throw new GmmError(
    "not_converged",
    "fixedPoint",
    `still moving after ${maxSteps} steps in doubles`,
  );
}

/** ∂(step)/∂θ by central differences, in units of each coordinate's scale. */
function jacobian(
  theta: MixtureParameters,
  nearby: StepInDoubles,
  coordinates: Coordinates,
): number[][] {
  const centre = valuesAt(theta, coordinates);
  const oneLess = (weights: readonly number[]) =>
    1 - weights.reduce((sum, weight) => sum + weight, 0);
  const image = (c: number, h: number) => {
    const moved = centre.map((value, j) => (j === c ? value + h * coordinates[j].unit : value));
    return valuesAt(nearby(withValues(theta, coordinates, moved, oneLess)), coordinates);
  };
  const columns = coordinates.map((_, c) => {
    const room = coordinates[c].group === "weights" ? Math.min(...theta.weights) / 2 : 1;
    const h = Math.min(differenceStep, room);
    const [above, below] = [image(c, h), image(c, -h)];
    return coordinates.map(({ unit }, r) => (above[r] - below[r]) / (2 * h * unit));
  });
  return coordinates.map((_, r) => columns.map((column) => column[r]));
}

/** Newton's iteration θ ← θ + (I − J)⁻¹ (step(θ) − θ), until the residual is below `target`. */
function polish(
  begin: State,
  coordinates: Coordinates,
  J: readonly (readonly number[])[],
  known: StepOptions["known"],
  target: number,
): { state: State; residual: number } {
  const { math } = begin.arithmetic;
  const { exactly } = begin.arithmetic;
  const add = (a: Real, b: Real) => math.add(a as number, b as number) as Real;
  const subtract = (a: Real, b: Real) => math.subtract(a as number, b as number) as Real;
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
    const residual = largest(residuals);
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

/** The largest modulus of J's eigenvalues, by the power method (EM's are real and not negative). */
function spectralRadius(J: readonly (readonly number[])[]): number {
  let vector: readonly number[] = J.map((_, c) => 1 + c / J.length);
  let radius = 0;
  for (let round = 0; round < 1000 && J.length > 0; round++) {
    const image = J.map((row) => row.reduce((sum, value, c) => sum + value * vector[c], 0));
    const next = largest(image);
    if (next === 0) return 0;
    vector = image.map((value) => value / next);
    if (Math.abs(next - radius) < 1e-9 * next) return next;
    radius = next;
  }
  return radius;
}
