import * as exact from "../../src/exact/index.ts";
import { EvaluationError, type Real } from "../../src/exact/index.ts";
import * as float64 from "../../src/float64/index.ts";
import { GmmError, type Known, type MixtureParameters } from "../../src/model/index.ts";
import type { Comparison } from "../compare/index.ts";

/** Enough to see what one step changes where doubles see nothing. */
const decimals = 28;

/** A step that stops where the log likelihood changes by a tolerance may be followed by one as large. */
export const generosity = 10;

/** One step from what a fit returned, and the log likelihood before and after it. */
export interface Step {
  readonly next: MixtureParameters<Real>;
  readonly before: Real;
  readonly after: Real;
}

/** What a fit is worth. */
export interface FitJudgement {
  readonly comparisons: readonly Comparison[];
  readonly detail?: string;
}

type Rows = readonly (readonly number[])[];

function stepInDoubles(theta: MixtureParameters, data: Rows, known: Known): Step {
  const { parameters, logLikelihoods } = float64.em(data, theta, { steps: 1, known });
  return { next: parameters, before: logLikelihoods[0], after: logLikelihoods[1] };
}

function stepInDecimals(theta: MixtureParameters, data: Rows, known: Known): Step {
  const options = { steps: 1, precision: decimals, known };
  const { parameters, logLikelihoods } = exact.em(data, theta, options);
  return { next: parameters[1], before: logLikelihoods[0], after: logLikelihoods[1] };
}

/** What may be wrong with a fit. */
export interface Findings {
  readonly comparisons: readonly Comparison[];
  /** Why it did not stop as it was asked to. */
  readonly notStopped: string | undefined;
  /** What one step changes the log likelihood by, and the tolerance that was asked for. */
  readonly gain: number;
  readonly tolerance: number;
}

/** How far the worst finding is beyond what is allowed: at most 1 where nothing is wrong. */
function excessOf({ comparisons, notStopped, gain, tolerance }: Findings): number {
  if (notStopped !== undefined) return Infinity;
  const moved = Math.abs(gain) / (generosity * tolerance);
  return Math.max(Number.isNaN(moved) ? Infinity : moved, ...comparisons.map(({ ratio }) => ratio));
}

export function isPass({ comparisons, detail }: FitJudgement): boolean {
  return detail === undefined && comparisons.every(({ passed }) => passed);
}

function judgementOf({ comparisons, notStopped, gain, tolerance }: Findings): FitJudgement {
  const allowed = generosity * tolerance;
  const moved =
    Math.abs(gain) <= allowed
      ? undefined
      : `not stationary: one exact step changes the log likelihood by ${gain.toPrecision(3)}, more than ${allowed}`;
  const detail = notStopped ?? moved;
  return { comparisons, ...(detail !== undefined && { detail }) };
}

/** Numbers in a step beyond which a step in decimals takes minutes. */
const manyNumbers = 10_000;

/** So much beyond what is allowed, no rounding of a step in doubles is the reason. */
const clearly = 10;

/**
 * Judges what a fit returned by one step from there. A step in doubles may pass it (what is rounded
 * in it widens the allowance by some 100 u/(1 − ρ), far less than a stopped fit has left to go). The
 * equations in decimals decide what it does not pass, but on many points only where that is not
 * clear.
 */
export function judgeByOneStep(
  theta: MixtureParameters,
  data: Rows,
  known: Known,
  findingsOf: (step: Step) => Findings,
): FitJudgement {
  try {
    const inDoubles = findingsOf(stepInDoubles(theta, data, known));
    const excess = excessOf(inDoubles);
    const isLong = data.length * theta.weights.length * theta.means[0].length > manyNumbers;
    if (excess <= 1 || (isLong && excess > clearly)) return judgementOf(inDoubles);
    return judgementOf(findingsOf(stepInDecimals(theta, data, known)));
  } catch (error) {
    if (error instanceof GmmError)
      return { comparisons: [], detail: `the parameters are not a mixture's: ${error.message}` };
    if (error instanceof EvaluationError)
      return { comparisons: [], detail: `no step leads on from the parameters: ${error.message}` };
    throw error;
  }
}
