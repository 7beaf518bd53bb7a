import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import type { Finding } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

export const weightsOnSimplex: Law<Question<"m_step">> = {
  name: "weights on the simplex",
  statement: "After an M step the weights lie in [0, 1] and sum to one.",
  equations: ["9.26", "9.9"],
  slack:
    "2u (N + K): each N_k is a sum of N terms, and the rows of responsibilities sum to one within K u",
  needs: { operations: ["m_step"] },
  inputs: (range) => questions("m_step", range),
  async check(subject, question) {
    const u = unitRoundoffOf(subject);
    allowance("m_step", question, u);
    const { weights } = (await answer(subject, "m_step", question)).theta;
    const slack = 2 * u * (question.data.length + weights.length);
    const inRange = weights.map(
      (weight, k): Finding => ({
        equation: "9.26",
        place: `weights[${k}]`,
        got: weight,
        expected: Math.min(1, Math.max(0, weight)),
        because: "as the nearest number in [0, 1]",
        slack,
      }),
    );
    const sum: Finding = {
      equation: "9.9",
      place: "the sum of weights",
      got: weights.reduce((total, weight) => total + weight, 0),
      expected: 1,
      because: "as shares of all points sum to",
      slack,
    };
    return [...inRange, sum];
  },
};
