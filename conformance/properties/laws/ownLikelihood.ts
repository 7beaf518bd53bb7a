import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { requireMixture } from "../questions/returned.ts";
import { allowance } from "../slack/allowance.ts";
import type { Finding } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

export const ownLikelihood: Law<Question<"em">> = {
  name: "likelihoods belong to their parameters",
  statement:
    "The first log likelihood of a trajectory is that of its start, the last that of the parameters that it returns.",
  equations: ["9.28"],
  slack:
    "the allowances of the trajectory and of ln p: 16 × the conditioning and max(32, 4√N) u Σ_n max(1, |ln p(x_n)|) each",
  needs: { operations: ["em", "log_likelihood"] },
  inputs: (range) => questions("em", range),
  async check(subject, question) {
    const { data, theta, steps } = question;
    const u = unitRoundoffOf(subject);
    const slack = allowance("em", question, u).logLikelihoods;
    const end = await answer(subject, "em", question);
    requireMixture(subject, "em", end.theta);
    const at = async (t: number, state: typeof theta): Promise<Finding> => {
      const asked = { op: "log_likelihood", data, theta: state } as const;
      return {
        equation: "9.28",
        place: `logLikelihoods[${t}]`,
        got: end.logLikelihoods[t],
        expected: (await answer(subject, "log_likelihood", asked)).logLikelihood,
        because: t === 0 ? "as of the start" : "as of the parameters returned",
        slack: slack[t] + allowance("log_likelihood", asked, u).logLikelihood,
      };
    };
    return [await at(0, theta), await at(steps, end.theta)];
  },
};
