import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

export const effectiveCounts: Law<Question<"m_step">> = {
  name: "weights are effective counts",
  statement: "N times the new weight of a component is the sum of its responsibilities.",
  equations: ["9.27", "9.26"],
  slack: "4u N: two sums of N terms in [0, 1], perhaps in different orders, and one division",
  needs: { operations: ["m_step"] },
  inputs: (range) =>
    questions("m_step", range).map((question) => ({
      ...question,
      known: question.known.filter((group) => group !== "weights"),
    })),
  async check(subject, question) {
    const u = unitRoundoffOf(subject);
    allowance("m_step", question, u);
    const { weights } = (await answer(subject, "m_step", question)).theta;
    const N = question.data.length;
    return weights.map((weight, k) => ({
      equation: "9.27",
      place: `N · weights[${k}]`,
      got: N * weight,
      expected: question.responsibilities.reduce((sum, row) => sum + row[k], 0),
      because: "as the responsibilities sum to",
      slack: 4 * u * N,
    }));
  },
};
