import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { operationEquations } from "../operationEquations.ts";
import { answer } from "../questions/answer.ts";
import { combine } from "../questions/combine.ts";
import { type Determined, determined, type Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { compare } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

function law<Op extends Determined>(op: Op): Law<Question<Op>> {
  const [equation] = operationEquations[op];
  return {
    name: `asking changes nothing (${op})`,
    statement:
      "A question is left as it was asked (its arrays are frozen), and the same question again gets the same answer, bit for bit.",
    equations: [equation],
    slack: "none: the same is computed twice",
    needs: { operations: [op] },
    inputs: (range) => questions(op, range),
    async check(subject, question) {
      allowance(op, question, unitRoundoffOf(subject));
      const first = await answer(subject, op, question);
      const got = await answer(subject, op, question);
      // No number twice is the same answer twice; that it is none, other laws tell.
      const expected = combine(first, got, (a, b) => (Number.isNaN(a) && Number.isNaN(b) ? 0 : a));
      const seen = combine(got, first, (a, b) => (Number.isNaN(a) && Number.isNaN(b) ? 0 : a));
      const slack = combine(got, got, () => 0);
      const because = "as when it was asked before";
      return compare({ got: seen, expected, slack, because, theta: question.theta });
    },
  };
}

export const askingChangesNothing = determined.map((op) => law(op));
