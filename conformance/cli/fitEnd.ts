import { type FitResult, rateOfEm } from "../../src/float64/index.ts";
import { sameEnd } from "../../src/initialisation/index.ts";
import { GmmError, type Known, type Matrix, unitRoundoff } from "../../src/model/index.ts";

/** Where a fit ended, as far as EM in doubles shows. */
export interface FitEnd {
  readonly kind: "maximum" | "saddle" | "plateau" | "out of steps" | "unexamined";
  /** By how much a small change grows in a step of EM there: ρ. Undefined where no step leads on. */
  readonly rate?: number;
  /** How much log likelihood EM would still gain, at the most. */
  readonly gainAtMost?: number;
}

/** What grows by less a step does not show in so few steps. */
const flat = 1e-6;

/**
 * The most that the steps after the last can gain near a maximum: a geometric series of ratio ρ². A gain within the
 * rounding of the log likelihood is none.
 */
function mostGain({ history, steps, logLikelihood }: FitResult, rate: number): number {
  const last = history[steps] - history[steps - 1];
  if (last <= 64 * unitRoundoff * Math.abs(logLikelihood)) return 0;
  return rate < 1 ? (last * rate ** 2) / (1 - rate ** 2) : Number.POSITIVE_INFINITY;
}

/**
 * Whether a fit ended at a maximum, at a saddle (which EM would leave, were it moved a little) or on a plateau (where it
 * was stopped while there was more to gain).
 */
export function fitEnd(data: Matrix, result: FitResult, known: Known): FitEnd {
  if (!result.converged) return { kind: "out of steps" };
  try {
    const rate = rateOfEm(data, result.parameters, { known });
    if (rate > 1 + flat) return { kind: "saddle", rate };
    const gainAtMost = mostGain(result, rate);
    return { kind: gainAtMost > sameEnd ? "plateau" : "maximum", rate, gainAtMost };
  } catch (error) {
    if (error instanceof GmmError) return { kind: "unexamined" };
    throw error;
  }
}
