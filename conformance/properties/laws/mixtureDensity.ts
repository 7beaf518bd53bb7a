import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** ln Σ_k exp a_k, about the largest a_k. */
function logSumExp(a: readonly number[]): number {
  const largest = Math.max(...a);
  return largest + Math.log(a.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}

export const mixtureDensity: Law<Question<"log_density">> = {
  name: "the mixture is a weighted sum",
  statement:
    "The density of the mixture is the sum of its components' densities, each with its weight.",
  equations: ["9.7"],
  slack:
    "twice the allowance of ln p(x_n), 16 × its conditioning and 32 u max(1, |ln p(x_n)|): once for the answer, once for the sum of its component densities",
  needs: { operations: ["log_density"] },
  inputs: (range) => questions("log_density", range),
  async check(subject, question) {
    const { weights } = question.theta;
    const slack = allowance("log_density", question, unitRoundoffOf(subject));
    const { logDensity, componentLogDensity } = await answer(subject, "log_density", question);
    return logDensity.map((value, n) => ({
      equation: "9.7",
      place: `logDensity[${n}]`,
      got: value,
      expected: logSumExp(componentLogDensity[n].map((log, k) => Math.log(weights[k]) + log)),
      because: "as the component densities and the weights give",
      slack: 2 * slack.logDensity[n],
    }));
  },
};
