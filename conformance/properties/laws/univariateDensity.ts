import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { inFull } from "../questions/structures.ts";
import { allowance } from "../slack/allowance.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** ln N(x|μ, σ²). */
function logNormal(x: number, mu: number, variance: number): number {
  return -(Math.log(2 * Math.PI * variance) + (x - mu) ** 2 / variance) / 2;
}

export const univariateDensity: Law<Question<"log_density">> = {
  name: "the univariate density",
  statement: "At D = 1 the log density of a component is −½ ln 2πσ² − (x − μ)²/2σ².",
  equations: ["1.46"],
  slack: "twice the allowance of ln N, 16 × its conditioning and 32 u max(1, |ln N|)",
  needs: { operations: ["log_density"] },
  inputs: (range) => questions("log_density", { ...range, maxDimensions: 1 }),
  async check(subject, question) {
    const { data, theta } = question;
    const slack = allowance("log_density", question, unitRoundoffOf(subject));
    const variances = inFull(theta).covariances.map((Sigma) => Sigma[0][0]);
    const { componentLogDensity } = await answer(subject, "log_density", question);
    return componentLogDensity.flatMap((row, n) =>
      row.map((got, k) => ({
        equation: "1.46",
        place: `componentLogDensity[${n}][${k}]`,
        got,
        expected: logNormal(data[n][0], theta.means[k][0], variances[k]),
        because: "as −½ ln 2πσ² − (x − μ)²/2σ² is",
        slack: 2 * slack.componentLogDensity[n][k],
      })),
    );
  },
};
