import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import type { Finding } from "../slack/finding.ts";
import { reference } from "../slack/reference.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** How far the log likelihood of each state of a trajectory may be off, as a function of that state. */
function evaluationSlacks({ data, theta, known, steps }: Question<"em">, u: number): number[] {
  return Array.from({ length: steps + 1 }, (_, t) => {
    const state = reference("em", { op: "em", data, theta, known, steps: t });
    const asked = { op: "log_likelihood", data, theta: state.theta } as const;
    return allowance("log_likelihood", asked, u).logLikelihood;
  });
}

export const logLikelihoodNeverFalls: Law<Question<"em">> = {
  name: "the log likelihood never falls",
  statement: "No step of EM lowers the log likelihood, whichever parameters are known.",
  equations: ["9.28", "9.24", "9.25", "9.26"],
  slack:
    "the allowances of ln p before and after: 16 × its conditioning and max(32, 4√N) u Σ_n max(1, |ln p(x_n)|) each; a step's own rounding enters at second order, since it ends at a maximum of Q",
  needs: { operations: ["em"] },
  inputs: (range) => questions("em", range),
  async check(subject, question) {
    const u = unitRoundoffOf(subject);
    allowance("em", question, u);
    const slacks = evaluationSlacks(question, u);
    const { logLikelihoods } = await answer(subject, "em", question);
    return logLikelihoods.slice(1).map((after, t): Finding => {
      const before = logLikelihoods[t];
      return {
        equation: "9.28",
        place: `logLikelihoods[${t + 1}]`,
        got: after,
        expected: Math.max(after, before),
        because: "or above, as before the step",
        slack: slacks[t] + slacks[t + 1],
      };
    });
  },
};
