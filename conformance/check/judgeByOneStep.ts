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

export function isPass({ comparisons, detail }: FitJudgement): boolean {
  return detail === undefined && comparisons.every(({ passed }) => passed);
}

/** Why a step that changes the log likelihood by `gain` does not start from a stationary point. */
export function notStationary(gain: number, tolerance: number): string | undefined {
  const allowed = generosity * tolerance;
  return Math.abs(gain) <= allowed
    ? undefined
    : `not stationary: one exact step changes the log likelihood by ${gain.toPrecision(3)}, more than ${allowed}`;
}

/**
 * Judges what a fit returned by one step from there. A step in doubles may pass it (what is rounded
 * in it widens the allowance by some 100 u/(1 − ρ), far less than a stopped fit has left to go); only
 * the equations in decimals fail it.
 */
export function judgeByOneStep(
  theta: MixtureParameters,
  data: Rows,
  known: Known,
  judgeBy: (step: Step) => FitJudgement,
): FitJudgement {
  try {
    const inDoubles = judgeBy(stepInDoubles(theta, data, known));
    return isPass(inDoubles) ? inDoubles : judgeBy(stepInDecimals(theta, data, known));
  } catch (error) {
    if (error instanceof GmmError)
      return { comparisons: [], detail: `the parameters are not a mixture's: ${error.message}` };
    if (error instanceof EvaluationError)
      return { comparisons: [], detail: `no step leads on from the parameters: ${error.message}` };
    throw error;
  }
}
