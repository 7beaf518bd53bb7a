import {
  describeUnanswered,
  fromWire,
  fromWireModel,
  type Implementation,
  type Operation,
  type Reply,
  type ResultOf,
} from "../../protocol/index.ts";
import { leaves } from "./leaves.ts";
import type { Answer, Question } from "./question.ts";
import { requestOf } from "./request.ts";
import { misshapen } from "./shape.ts";

/** Raised where an implementation gave no answer, or one of the wrong shape, to a legal question. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";

  constructor(
    readonly op: Operation,
    readonly reply: Reply,
    what: string,
  ) {
    super(`${op}: ${what}`);
  }
}

/** Raised where a law would ask on with an answer that is not finite. */
export class NotFinite extends Error {
  override readonly name = "NotFinite";
}

/** How each result is read. */
const readers: { readonly [Op in Operation]: (result: ResultOf<Op>) => Answer<Op> } = {
  log_density: (result) => ({
    logDensity: fromWire(result.log_density),
    componentLogDensity: fromWire(result.component_log_density),
  }),
  e_step: (result) => ({ responsibilities: fromWire(result.responsibilities) }),
  log_likelihood: (result) => ({ logLikelihood: fromWire(result.log_likelihood) }),
  m_step: (result) => ({ theta: fromWireModel(result.model) }),
  em: (result) => ({
    logLikelihoods: fromWire(result.log_likelihoods),
    theta: fromWireModel(result.model),
  }),
  fit: (result) => ({
    logLikelihood: fromWire(result.log_likelihood),
    theta: fromWireModel(result.model),
    steps: result.steps,
    converged: result.converged,
  }),
};

function reasonOf(reply: Reply): string {
  switch (reply.kind) {
    case "result":
      return "answered";
    case "error":
      return `refused with ${reply.code}: ${reply.message}`;
    case "unsupported":
      return describeUnanswered(reply.why);
    case "not_asked":
      return `not asked: ${reply.why}`;
    case "timeout":
      return reply.detail ?? `no answer within ${reply.seconds} s`;
    case "crash":
    case "bad_message":
      return `${reply.kind}: ${reply.detail}`;
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    for (const entry of Object.values(value)) frozen(entry);
    Object.freeze(value);
  }
  return value;
}

/**
 * What `subject` answers to a question, once it has the shape that the question asks for. The
 * request is frozen: an implementation that writes into its caller's arrays fails.
 *
 * @throws Unanswered
 * @throws NotFinite for a question made of an answer that is not finite
 */
export async function answer<Op extends Operation>(
  subject: Implementation,
  op: Op,
  question: Question<Op>,
): Promise<Answer<Op>> {
  const odd = leaves(question).find(({ value }) => !Number.isFinite(value));
  if (odd !== undefined)
    throw new NotFinite(`${odd.quantity}${odd.place} of an answer is ${odd.value}`);
  const reply: Reply<Op> = await subject.ask<Op>(frozen(requestOf(op, question)));
  if (reply.kind !== "result") throw new Unanswered(op, reply, reasonOf(reply));
  const given = readers[op](reply.result);
  const problem = misshapen(op, question, given);
  if (problem !== undefined) throw new Unanswered(op, reply, problem);
  return given;
}
