import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { operationEquations } from "../operationEquations.ts";
import { certainAnswer } from "../oracle.ts";
import { answer } from "../questions/answer.ts";
import { type Determined, determined, type Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { compare } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

function agreement<Op extends Determined>(op: Op): Law<Question<Op>> {
  return {
    name: `agreement with the exact reading (${op})`,
    statement: "The answer is that of the equations as printed, computed in fifty digits.",
    equations: operationEquations[op],
    slack: "the allowance of the answer: 16 × its conditioning and max(32, 4√N) u of its scale",
    needs: { operations: [op] },
    asksOracle: true,
    inputs: (range) => questions(op, range),
    async check(subject, question) {
      const slack = allowance(op, question, unitRoundoffOf(subject));
      const got = await answer(subject, op, question);
      const expected = await certainAnswer(op, question);
      return compare({
        got,
        expected,
        slack,
        because: "as the equations give",
        theta: question.theta,
      });
    },
  };
}

export const readingsAgree = determined.map((op) => agreement(op));
