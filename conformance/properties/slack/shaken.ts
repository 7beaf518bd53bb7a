import type { MixtureParameters } from "../../../src/model/index.ts";
import type { Answer, Determined, Question } from "../questions/question.ts";
import { inFull } from "../questions/structures.ts";
import { type Draw, perturbed } from "./perturbed.ts";
import { reference } from "./reference.ts";

/**
 * The question with a covariance matrix for each component, where all share one: moved as one, it would
 * move every Δ²_k alike, but each is rounded by itself.
 */
function apart<Q extends Question>(question: Q): Q {
  const { theta } = question;
  return theta.covarianceType === "tied" ? { ...question, theta: inFull(theta) } : question;
}

/** One EM step from a state that is moved before it is used, and the log likelihood there. */
function shakenStep(
  { data, known }: Question<"em">,
  theta: MixtureParameters,
  size: number,
  draw: Draw,
): { readonly theta: MixtureParameters; readonly logLikelihood: number } {
  const moved = perturbed({ op: "e_step" as const, data, theta }, size, draw);
  if (theta.covarianceType !== "tied") {
    const step = reference("em", { ...moved, op: "em", steps: 1, known });
    return { theta: step.theta, logLikelihood: step.logLikelihoods[0] };
  }
  const state = { ...perturbed(apart({ op: "e_step" as const, data, theta }), size, draw) };
  const { responsibilities } = reference("e_step", state);
  const maximised = { ...moved, op: "m_step" as const, data: state.data, responsibilities, known };
  const { logLikelihood } = reference("log_likelihood", { ...state, op: "log_likelihood" });
  return { theta: reference("m_step", maximised).theta, logLikelihood };
}

/** A trajectory whose every state is moved before it is used, as rounding the state would. */
function shakenTrajectory(question: Question<"em">, size: number, draw: Draw): Answer<"em"> {
  const logLikelihoods: number[] = [];
  let { theta } = question;
  for (let t = 0; t < question.steps; t++) {
    const step = shakenStep(question, theta, size, draw);
    logLikelihoods.push(step.logLikelihood);
    theta = step.theta;
  }
  const end = apart({ op: "log_likelihood" as const, data: question.data, theta });
  logLikelihoods.push(reference("log_likelihood", perturbed(end, size, draw)).logLikelihood);
  return { logLikelihoods, theta };
}

type Shake<Op extends Determined> = (
  question: Question<Op>,
  size: number,
  draw: Draw,
) => Answer<Op>;

const once =
  <Op extends "log_density" | "e_step" | "log_likelihood">(op: Op): Shake<Op> =>
  (question, size, draw) =>
    reference(op, perturbed(apart(question), size, draw));

const shakes: { readonly [Op in Determined]: Shake<Op> } = {
  log_density: once("log_density"),
  e_step: once("e_step"),
  log_likelihood: once("log_likelihood"),
  m_step: (question, size, draw) => reference("m_step", perturbed(question, size, draw)),
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
