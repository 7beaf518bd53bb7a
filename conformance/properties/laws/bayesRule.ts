import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

export const bayesRule: Law<Question<"e_step">> = {
  name: "responsibilities are posteriors",
  statement:
    "A responsibility is the weighted density of its component over the density of the mixture.",
  equations: ["9.23", "9.7"],
  slack:
    "the allowance of the responsibility, and the value times the allowances of the two log densities that it is made of",
  needs: { operations: ["e_step", "log_density"] },
  inputs: (range) => questions("e_step", range),
  async check(subject, question) {
    const { data, theta } = question;
    const asked = { op: "log_density", data, theta } as const;
    const u = unitRoundoffOf(subject);
    const slack = allowance("e_step", question, u);
    const logSlack = allowance("log_density", asked, u);
    const { responsibilities } = await answer(subject, "e_step", question);
    const { logDensity, componentLogDensity } = await answer(subject, "log_density", asked);
    return responsibilities.flatMap((row, n) =>
      row.map((got, k) => {
        const log = Math.log(theta.weights[k]) + componentLogDensity[n][k] - logDensity[n];
        const expected = Math.exp(log);
        const inLog = logSlack.componentLogDensity[n][k] + logSlack.logDensity[n];
        return {
          equation: "9.23",
          place: `responsibilities[${n}][${k}]`,
          got,
          expected,
          because: "as the densities give",
          slack: slack.responsibilities[n][k] + Math.min(1, expected) * inLog,
        };
      }),
    );
  },
};
