import { answer, Unanswered } from "../properties/questions/answer.ts";
import type { Answer, Determined, Question } from "../properties/questions/question.ts";
import type { Implementation } from "../protocol/index.ts";

/**
 * What `subject` answers to a question, or its refusal.
 *
 * @throws Unanswered where it does neither: it breaks down, answers in another shape, or does not
 *   support the question
 */
export async function answered<Op extends Determined>(
  subject: Implementation,
  op: Op,
  question: Question<Op>,
): Promise<Answer<Op> | Unanswered> {
  try {
    return await answer(subject, op, question);
  } catch (error) {
    if (error instanceof Unanswered && error.reply.kind === "error") return error;
    throw error;
  }
}
