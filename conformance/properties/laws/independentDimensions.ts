import type { DiagParameters } from "../../../src/model/index.ts";
import { type InputRange, questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question, Rows } from "../questions/question.ts";
import { inFull } from "../questions/structures.ts";
import { allowance } from "../slack/allowance.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** The same points and components, seen along one axis. */
function along(i: number, { data, theta }: Question<"log_density">): Question<"log_density"> {
  const column = (rows: Rows) => rows.map((row) => [row[i]]);
  const covariances = inFull(theta).covariances.map((Sigma) => [Sigma[i][i]]);
  const means = column(theta.means);
  const marginal: DiagParameters = { ...theta, covarianceType: "diag", means, covariances };
  return { op: "log_density", data: column(data), theta: marginal };
}

function sum(matrices: readonly Rows[]): number[][] {
  return matrices[0].map((row, n) =>
    row.map((_, k) => matrices.reduce((total, matrix) => total + matrix[n][k], 0)),
  );
}

export const independentDimensions: Law<Question<"log_density">> = {
  name: "uncorrelated dimensions are independent",
  statement:
    "Where the covariances are diagonal, the density in D dimensions is the product of D univariate ones.",
  equations: ["2.43", "2.44"],
  slack:
    "the allowances of all D + 1 log densities: 16 × their conditioning and 32 u max(1, |ln N|) each",
  needs: { operations: ["log_density"], covarianceTypes: ["diag"] },
  inputs: (range: InputRange) =>
    questions("log_density", {
      ...range,
      covarianceTypes: range.covarianceTypes.filter(
        (type) => type === "diag" || type === "spherical",
      ),
    }),
  async check(subject, question) {
    const u = unitRoundoffOf(subject);
    const parts = question.data[0].map((_, i) => along(i, question));
    const slack = sum(
      [question, ...parts].map((asked) => allowance("log_density", asked, u).componentLogDensity),
    );
    const { componentLogDensity } = await answer(subject, "log_density", question);
    const univariate = [];
    for (const part of parts)
      univariate.push((await answer(subject, "log_density", part)).componentLogDensity);
    const expected = sum(univariate);
    return componentLogDensity.flatMap((row, n) =>
      row.map((got, k) => ({
        equation: "2.43",
        place: `componentLogDensity[${n}][${k}]`,
        got,
        expected: expected[n][k],
        because: "as the univariate log densities sum to",
        slack: slack[n][k],
      })),
    );
  },
};
