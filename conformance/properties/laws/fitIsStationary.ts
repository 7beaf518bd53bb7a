import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { certainAnswer } from "../oracle.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { requireMixture } from "../questions/returned.ts";
import { allowance } from "../slack/allowance.ts";
import { requireFit } from "../slack/requireFit.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

export const fitIsStationary: Law<Question<"fit">> = {
  name: "a converged fit is stationary",
  statement:
    "One exact step from where a fit says that it converged changes the log likelihood by no more than ten times the tolerance asked for.",
  equations: ["9.16", "9.28"],
  slack:
    "ten times the tolerance, and the allowance of that step's log likelihoods: 16 × the conditioning and max(32, 4√N) u Σ_n max(1, |ln p(x_n)|)",
  needs: { operations: ["fit"] },
  asksOracle: true,
  inputs: (range) => questions("fit", range),
  async check(subject, question) {
    const { data, known, tolerance } = question;
    requireFit(question);
    const fitted = await answer(subject, "fit", question);
    requireMixture(subject, "fit", fitted.theta);
    if (!fitted.converged) return [];
    const onward = { op: "em", data, theta: fitted.theta, known, steps: 1 } as const;
    const [slack] = allowance("em", onward, unitRoundoffOf(subject)).logLikelihoods;
    const [before, after] = (await certainAnswer("em", onward)).logLikelihoods;
    return [
      {
        equation: "9.28",
        place: "logLikelihood one step after the fit",
        got: after,
        expected: before,
        because: "as at the fit",
        slack: 10 * tolerance + 2 * slack,
      },
    ];
  },
};
