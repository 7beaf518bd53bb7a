import type { CovarianceType, FullParameters } from "../../../src/model/index.ts";
import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import { changed } from "../questions/changed.ts";
import { combine } from "../questions/combine.ts";
import type { Question, Rows } from "../questions/question.ts";
import { projected } from "../questions/structures.ts";
import { allowance } from "../slack/allowance.ts";
import { compare } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The sample mean and the sample covariance, divisor N, in the structure asked for. */
function closedForm(data: Rows, covarianceType: CovarianceType) {
  const mean = data[0].map((_, i) => meanOf(data.map((x) => x[i])));
  const Sigma = mean.map((_, i) =>
    mean.map((_, j) => meanOf(data.map((x) => (x[i] - mean[i]) * (x[j] - mean[j])))),
  );
  const full: FullParameters = {
    covarianceType: "full",
    weights: [1],
    means: [mean],
    covariances: [Sigma],
  };
  return projected(full, covarianceType, [1]);
}

export const oneComponent: Law<Question<"em">> = {
  name: "one component",
  statement:
    "With K = 1 every responsibility is one, and one step of EM from anywhere ends at weight one, the sample mean and the sample covariance with divisor N; further steps stay there.",
  equations: [
    "9.24",
    "9.25",
    "9.25-tied",
    "9.25-diag",
    "9.25-spherical",
    "9.25-scalar",
    "9.26",
    "9.23",
  ],
  slack:
    "twice the allowance of the step (16 × its conditioning and max(32, 4√N) u of its scale), once for the closed form; 4u for responsibilities, which are a number over itself",
  needs: { operations: ["em", "e_step"] },
  inputs: (range) => questions("em", { ...range, maxComponents: 1, known: [] }),
  async check(subject, question) {
    const { data, theta } = question;
    const u = unitRoundoffOf(subject);
    const slack = allowance("em", question, u).theta;
    const end = await answer(subject, "em", question);
    const { responsibilities } = await answer(subject, "e_step", { op: "e_step", data, theta });
    const ones = changed({ responsibilities }, { responsibilities: (rows) => rows.map(() => [1]) });
    return [
      ...compare({
        got: end.theta,
        expected: closedForm(data, theta.covarianceType),
        slack: combine(slack, slack, (a, b) => a + b),
        because: "as the sample gives with divisor N",
        theta,
      }),
      ...compare({
        got: { responsibilities },
        expected: ones,
        slack: combine(ones, ones, () => 4 * u),
        because: "as the only component's share",
        theta,
      }),
    ];
  },
};
