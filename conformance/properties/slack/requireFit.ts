import { fit as fitToConvergence } from "../../../src/float64/index.ts";
import { unitRoundoff } from "../../../src/model/index.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "./allowance.ts";
import { IllPosed } from "./illPosed.ts";
import { claimable, reference } from "./reference.ts";

/** Steps beyond convergence in which a pause would end. */
const beyond = 300;

/**
 * Sees whether EM converges from here at all, and not merely pauses: the likelihood can stand still
 * on the way to a singularity, and whoever stops later would run into it. A component that has
 * collapsed on one point, with what rounding left for a variance, is a singularity too.
 *
 * @throws IllPosed where it runs into a singularity, takes longer than it may, or pauses
 */
export function requireFit({ data, theta, known, maxSteps, tolerance }: Question<"fit">): void {
  const stopping = { rule: "total", tolerance } as const;
  const fitted = claimable(() => fitToConvergence(data, theta, { stopping, maxSteps, known }));
  if (!fitted.converged) throw new IllPosed(`does not converge in ${maxSteps} steps`);
  const onward = { op: "em", data, theta: fitted.parameters, known } as const;
  const { logLikelihoods } = reference("em", { ...onward, steps: beyond });
  const gain = logLikelihoods[beyond] - logLikelihoods[0];
  if (!(gain <= beyond * tolerance)) throw new IllPosed("stops where the likelihood only pauses");
  allowance("em", { ...onward, steps: 1 }, unitRoundoff);
}
