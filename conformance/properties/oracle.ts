import { exactAdapter } from "../adapters/exact/adapter.ts";
import { answer, Unanswered } from "./questions/answer.ts";
import type { Answer, Determined, Question } from "./questions/question.ts";
import { IllPosed } from "./slack/illPosed.ts";

const exact = exactAdapter();

/**
 * What the equations give, in fifty digits.
 *
 * @throws IllPosed where they give nothing
 */
export async function certainAnswer<Op extends Determined>(
  op: Op,
  question: Question<Op>,
): Promise<Answer<Op>> {
  try {
    return await answer(exact, op, question);
  } catch (error) {
    if (error instanceof Unanswered) throw new IllPosed(error.message);
    throw error;
  }
}
