import type fc from "fast-check";
import { parameterGroups } from "../../../src/model/index.ts";
import type { Implementation } from "../../protocol/index.ts";
import { type InputRange, questions } from "../arbitraries/index.ts";
import { answer, Unanswered } from "../questions/answer.ts";
import type { Answer, Question } from "../questions/question.ts";
import { allowance } from "./allowance.ts";
import { IllPosed } from "./illPosed.ts";
import { reference } from "./reference.ts";

/** A fit is asked for to this change of the log likelihood. */
const tolerance = 1e-7;

/** A step that changes it by so many tolerances ends no fit, however that is told to stop. */
const clearly = 1000;

/** Fits that are allowed few steps. With every parameter known nothing moves: such a fit runs out of no steps. */
export function shortFits(range: InputRange): fc.Arbitrary<Question<"fit">> {
  const fewest = Math.max(1, range.minSteps);
  return questions("em", range).map(({ steps, known, theta, data }) => ({
    op: "fit",
    data,
    theta,
    known: known.length === parameterGroups.length ? [] : known,
    maxSteps: Math.max(fewest, steps),
    tolerance,
  }));
}

/** The steps of EM that a fit is allowed. */
export function stepsOf({ data, theta, known, maxSteps }: Question<"fit">): Question<"em"> {
  return { op: "em", data, theta, known, steps: maxSteps };
}

/**
 * What EM of as many steps as a fit is allowed may be off by, where none of them ends it: they and the next one all
 * change the log likelihood. (Who sees at once that the next would change nothing has converged.)
 *
 * @throws IllPosed where one may end it, or nothing can be claimed of these steps
 */
export function allowanceOutOfSteps(question: Question<"fit">, u: number): Answer<"em"> {
  const steps = stepsOf(question);
  const allowed = allowance("em", steps, u);
  const { logLikelihoods } = reference("em", { ...steps, steps: steps.steps + 1 });
  const rounding = 2 * Math.max(...allowed.logLikelihoods);
  const isStill = logLikelihoods
    .slice(1)
    .some(
      (after, t) =>
        !(Math.abs(after - logLikelihoods[t]) > clearly * question.tolerance + rounding),
    );
  if (isStill) throw new IllPosed("may converge in the steps that it is allowed");
  return allowed;
}

/**
 * What a fit that runs out of steps answers; undefined where it says by an error that it has not converged.
 *
 * @throws Unanswered
 */
export async function answerOutOfSteps(
  subject: Implementation,
  question: Question<"fit">,
): Promise<Answer<"fit"> | undefined> {
  try {
    return await answer(subject, "fit", question);
  } catch (error) {
    const reply = error instanceof Unanswered ? error.reply : undefined;
    if (reply?.kind === "error" && reply.code === "not_converged") return undefined;
    throw error;
  }
}
