import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

export const logLikelihoodIsSum: Law<Question<"log_likelihood">> = {
  name: "the log likelihood is a sum",
  statement:
    "The log likelihood is the sum over all points of the log density of the mixture: not the mean, and not the negative.",
  equations: ["9.28", "9.7"],
  slack:
    "twice the allowance of ln p: 16 × its conditioning and max(32, 4√N) u Σ_n max(1, |ln p(x_n)|), once for each way of summing",
  needs: { operations: ["log_likelihood", "log_density"] },
  inputs: (range) => questions("log_likelihood", range),
  async check(subject, question) {
    const { data, theta } = question;
    const slack = allowance("log_likelihood", question, unitRoundoffOf(subject)).logLikelihood;
    const { logLikelihood } = await answer(subject, "log_likelihood", question);
    const asked = { op: "log_density", data, theta } as const;
    const { logDensity } = await answer(subject, "log_density", asked);
    return [
      {
        equation: "9.28",
        place: "logLikelihood",
        got: logLikelihood,
        expected: logDensity.reduce((sum, value) => sum + value, 0),
        because: "as the log densities sum to",
        slack: 2 * slack,
      },
    ];
  },
};
