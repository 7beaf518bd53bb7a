import type { Answer, Determined, Question } from "../questions/question.ts";
import { type Draw, perturbed } from "./perturbed.ts";
import { reference } from "./reference.ts";

/** A trajectory whose every state is moved before it is used, as rounding the state would. */
function shakenTrajectory(question: Question<"em">, size: number, draw: Draw): Answer<"em"> {
  const logLikelihoods: number[] = [];
  let { theta } = question;
  for (let t = 0; t < question.steps; t++) {
    const state = perturbed({ ...question, theta, steps: 1 }, size, draw);
    const step = reference("em", state);
    logLikelihoods.push(step.logLikelihoods[0]);
    theta = step.theta;
  }
  const end = perturbed({ op: "log_likelihood", data: question.data, theta }, size, draw);
  logLikelihoods.push(reference("log_likelihood", end).logLikelihood);
  return { logLikelihoods, theta };
}

type Shake<Op extends Determined> = (
  question: Question<Op>,
  size: number,
  draw: Draw,
) => Answer<Op>;

const once =
  <Op extends Exclude<Determined, "em">>(op: Op): Shake<Op> =>
  (question, size, draw) =>
    reference(op, perturbed(question, size, draw));

const shakes: { readonly [Op in Determined]: Shake<Op> } = {
  log_density: once("log_density"),
  e_step: once("e_step"),
  log_likelihood: once("log_likelihood"),
  m_step: once("m_step"),
  em: shakenTrajectory,
};

/**
 * The answer where every double is moved by the relative `size`, times what `draw` draws: those of
 * the question, and those of every state on the way.
 *
 * @throws IllPosed where the question moved like this has no answer
 */
export function shaken<Op extends Determined>(
  op: Op,
  question: Question<Op>,
  size: number,
  draw: Draw,
): Answer<Op> {
  return shakes[op](question, size, draw);
}
