import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { requireMixture } from "../questions/returned.ts";
import { allowance } from "../slack/allowance.ts";
import { requireFit } from "../slack/requireFit.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

export const fitLikelihood: Law<Question<"fit">> = {
  name: "a fit reports its own likelihood",
  statement: "The log likelihood that a fit reports is that of the parameters that it returns.",
  equations: ["9.28"],
  slack:
    "twice the allowance of ln p: 16 × its conditioning and max(32, 4√N) u Σ_n max(1, |ln p(x_n)|)",
  needs: { operations: ["fit", "log_likelihood"] },
  inputs: (range) => questions("fit", range),
  async check(subject, question) {
    requireFit(question);
    const fitted = await answer(subject, "fit", question);
    requireMixture(subject, "fit", fitted.theta);
    const asked = { op: "log_likelihood", data: question.data, theta: fitted.theta } as const;
    const slack = allowance("log_likelihood", asked, unitRoundoffOf(subject)).logLikelihood;
    return [
      {
        equation: "9.28",
        place: "logLikelihood of the fit",
        got: fitted.logLikelihood,
        expected: (await answer(subject, "log_likelihood", asked)).logLikelihood,
        because: "as of the parameters returned",
        slack: 2 * slack,
      },
    ];
  },
};
