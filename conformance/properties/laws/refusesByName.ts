import type { ErrorCode } from "../../../src/model/index.ts";
import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer, Unanswered } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** How EM may end without an answer. */
const endings: readonly ErrorCode[] = ["singular_covariance", "empty_component"];

function isRefusal(error: unknown): boolean {
  return (
    error instanceof Unanswered &&
    error.reply.kind === "error" &&
    endings.includes(error.reply.code)
  );
}

/** Nothing is said of an adapter that cannot answer where there is no answer. */
function isUnsupported(error: unknown): boolean {
  return error instanceof Unanswered && error.reply.kind === "unsupported";
}

export const refusesByName: Law<Question<"em">> = {
  name: "a collapse is refused by name",
  statement:
    "Where a component collapses on too few points, EM says so (singular_covariance or empty_component): it does not crash, and it does not answer in another shape.",
  equations: ["9.15"],
  slack: "none: no number is looked at",
  needs: { operations: ["em"] },
  floatingPointOnly: true,
  inputs: (range) => questions("em", { ...range, maxPoints: 5 }),
  async check(subject, question) {
    try {
      await answer(subject, "em", question);
    } catch (error) {
      if (isUnsupported(error)) allowance("em", question, unitRoundoffOf(subject));
      if (!isRefusal(error)) throw error;
    }
    return [];
  },
};
