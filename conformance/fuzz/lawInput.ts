import type { Question } from "../properties/questions/question.ts";
import { requestOf } from "../properties/questions/request.ts";
import { fromWire, fromWireModel } from "../protocol/index.ts";
import type { LawCounterexample } from "./lawCounterexample.ts";

type Written = LawCounterexample["input"];

/** An input of a law as a file has it. */
export function toWritten(input: unknown): Written {
  const varies = Array.isArray(input);
  const [question, variation] = (varies ? input : [input]) as [Question, unknown?];
  const request = requestOf(question.op, question) as Written["request"];
  return varies ? { request, variation: (variation ?? null) as never } : { request };
}

/** A request as the laws speak of it. */
export function questionOf(request: Written["request"]): Question {
  const { data, model, ...rest } = request;
  const { max_steps: maxSteps, ...others } = rest as typeof rest & { max_steps?: number };
  return {
    ...others,
    ...(maxSteps !== undefined && { maxSteps }),
    ...("responsibilities" in request && { responsibilities: fromWire(request.responsibilities) }),
    data: fromWire(data),
    theta: fromWireModel(model),
  } as Question;
}

/** The input of a law that a file has. */
export function fromWritten(written: Written): unknown {
  const question = questionOf(written.request);
  return "variation" in written ? [question, written.variation] : question;
}
