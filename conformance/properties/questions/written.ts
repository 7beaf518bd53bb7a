import type { Question } from "./question.ts";
import { requestOf } from "./request.ts";

/** An input of a law as the protocol writes it: the request, and beside it what the law varies. */
export function written(input: unknown): object {
  const [question, variation] = (Array.isArray(input) ? input : [input]) as [Question, unknown?];
  return { ...requestOf(question.op, question), ...(variation !== undefined && { variation }) };
}
