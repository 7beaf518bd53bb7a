import { type Operation, type RequestOf, toWire, toWireModel } from "../../protocol/index.ts";
import type { Question, Situation } from "./question.ts";

function situation({ data, theta }: Situation) {
  return { data: toWire(data), model: toWireModel(theta) };
}

/** How each question is written as a request. */
const requests: { readonly [Op in Operation]: (question: Question<Op>) => RequestOf<Op> } = {
  log_density: (question) => ({ op: "log_density", ...situation(question) }),
  e_step: (question) => ({ op: "e_step", ...situation(question) }),
  log_likelihood: (question) => ({ op: "log_likelihood", ...situation(question) }),
  m_step: (question) => ({
    op: "m_step",
    ...situation(question),
    responsibilities: toWire(question.responsibilities),
    known: [...question.known],
  }),
  em: (question) => ({
    op: "em",
    ...situation(question),
    known: [...question.known],
    steps: question.steps,
  }),
  fit: (question) => ({
    op: "fit",
    ...situation(question),
    known: [...question.known],
    max_steps: question.maxSteps,
    tolerance: question.tolerance,
  }),
};

/** `question` as the protocol has it. Every call makes a new request. */
export function requestOf<Op extends Operation>(
  op: Op,
  question: Question<Op>,
): RequestOf<Op> & { readonly op: Op } {
  return requests[op](question) as RequestOf<Op> & { readonly op: Op };
}
