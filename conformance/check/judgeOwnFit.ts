import { difference, toDouble } from "../../src/exact/index.ts";
import { toleranceOf } from "../cases/index.ts";
import { compareQuantity } from "../compare/index.ts";
import { fromWire, fromWireModel, type ResultOf } from "../protocol/index.ts";
import { type FitJudgement, generosity, isPass, judgeByOneStep } from "./judgeByOneStep.ts";
import { contractionOf, notStopped } from "./judgeFit.ts";
import type { OwnFit } from "./ownFit.ts";

/** Which stationary point a fit ended at, by its likelihood beside the best that is known. */
export interface Optimum {
  readonly rank: "best known" | "lesser" | "higher";
  /** How far its log likelihood is above the best known. */
  readonly gain: number;
}

/** What is wrong with the model of an answer before any number is looked at. */
function misfit({ request, best }: OwnFit, { model }: ResultOf<"fit_own">): string | undefined {
  if (model.covariance_type !== request.covariance_type)
    return `answers with ${model.covariance_type} covariances, not ${request.covariance_type}`;
  const expected = fromWireModel(best.expected.model);
  const theta = fromWireModel(model);
  for (const group of ["weights", "means", "covariances"] as const) {
    const tolerance = toleranceOf(best, group);
    const { misshapen } = compareQuantity(group, expected[group], theta[group], tolerance);
    if (misshapen !== undefined) return `${group}: ${misshapen}`;
  }
  return undefined;
}

/** How far a log likelihood may be from that of its limit, which a fit stops short of. */
export function likelihoodLeft({ best, request }: OwnFit): number {
  const left = (generosity * request.tolerance) / (1 - contractionOf(best));
  const { relative, scale } = toleranceOf(best, "log_likelihood");
  return left + relative * (scale as number);
}

/** The rank of a likelihood, which stopping short of the limit explains to be a little lower. */
function optimumAt(likelihood: number, own: OwnFit): Optimum {
  const gain = likelihood - Number(own.best.expected.log_likelihood);
  if (Math.abs(gain) <= likelihoodLeft(own)) return { rank: "best known", gain };
  return { rank: gain < 0 ? "lesser" : "higher", gain };
}

/**
 * Judges a fit from an own start: it ends at a stationary point, and reports the likelihood of the
 * parameters that it returns. Which optimum it is, is told, and no failure.
 */
export function judgeOwnFit(
  own: OwnFit,
  result: ResultOf<"fit_own">,
  coarseness: number,
): FitJudgement & { readonly optimum?: Optimum } {
  const problem = misfit(own, result);
  if (problem !== undefined) return { comparisons: [], detail: problem };
  const { request, best } = own;
  const data = request.data as number[][];
  let likelihood = Number.NaN;
  const judgement = judgeByOneStep(fromWireModel(result.model), data, [], ({ before, after }) => {
    likelihood = toDouble(before);
    const reported = compareQuantity(
      "log_likelihood",
      likelihood,
      fromWire(result.log_likelihood),
      toleranceOf(best, "log_likelihood"),
      coarseness,
    );
    const gain = difference(after, before);
    return {
      comparisons: [reported],
      notStopped: notStopped(request, result),
      gain,
      tolerance: request.tolerance,
    };
  });
  return isPass(judgement) ? { ...judgement, optimum: optimumAt(likelihood, own) } : judgement;
}
