import fc from "fast-check";
import { parameterGroups } from "../../../src/model/index.ts";
import type { Implementation, Limit } from "../../protocol/index.ts";
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

/**
 * Fits that are allowed few steps, of which as many as possible run out of them. One component is where
 * it stays after the first step, and with every parameter known nothing moves: such fits run out of none.
 */
export function shortFits(range: InputRange): fc.Arbitrary<Question<"fit">> {
  const fewest = Math.max(1, range.minSteps);
  const several: Limit = { components: [2, Math.max(2, range.maxComponents)] };
  const drawn = questions("em", { ...range, limits: [...range.limits, several] });
  // Where clusters are far apart one step is often the last: the first of a few draws that is not so is taken.
  return fc.tuple(drawn, drawn, drawn).map((draws) => {
    const fits = draws.map((question) => shortened(question, fewest));
    return fits.find(isClearlyShort) ?? fits[0];
  });
}

/** A fit of as many steps as a question of EM has, or of fewer if it would converge in those. */
function shortened({ data, theta, known, steps }: Question<"em">, fewest: number): Question<"fit"> {
  const allowed = (maxSteps: number): Question<"fit"> => ({
    op: "fit",
    data,
    theta,
    known: known.length === parameterGroups.length ? [] : known,
    maxSteps,
    tolerance,
  });
  for (let most = steps; most > fewest; most--)
    if (isClearlyShort(allowed(most))) return allowed(most);
  return allowed(fewest);
}

/** Whether every step that a fit is allowed changes the log likelihood clearly, as the one after them does. */
function isClearlyShort(question: Question<"fit">): boolean {
  try {
    return isMoving(question, 0);
  } catch (error) {
    if (error instanceof IllPosed) return false;
    throw error;
  }
}

/**
 * Whether every step that a fit is allowed, and the one after them, changes the log likelihood by far more than
 * what ends a fit and what is rounded.
 *
 * @throws IllPosed where EM does not get there
 */
function isMoving(question: Question<"fit">, rounding: number): boolean {
  const oneMore = { ...stepsOf(question), steps: question.maxSteps + 1 };
  const { logLikelihoods } = reference("em", oneMore);
  const enough = clearly * question.tolerance + rounding;
  return logLikelihoods.slice(1).every((after, t) => Math.abs(after - logLikelihoods[t]) > enough);
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
  const allowed = allowance("em", stepsOf(question), u);
  const rounding = 2 * Math.max(...allowed.logLikelihoods);
  if (!isMoving(question, rounding))
    throw new IllPosed("may converge in the steps that it is allowed");
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
