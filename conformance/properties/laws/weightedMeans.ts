import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question, Rows } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import type { Finding } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";
import { sharesOf } from "./shares.ts";

/** Σ_n γ_nk (x_ni − μ_ki), and the sum of the sizes of its terms. */
function balance(
  data: Rows,
  responsibilities: Rows,
  mean: readonly number[],
  k: number,
  i: number,
) {
  const terms = data.map((x, n) => responsibilities[n][k] * (x[i] - mean[i]));
  const sizes = data.map((x, n) => responsibilities[n][k] * (Math.abs(x[i]) + Math.abs(mean[i])));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return { sum: sum(terms), size: sum(sizes) };
}

export const weightedMeans: Law<Question<"m_step">> = {
  name: "new means balance",
  statement: "The deviations from a new mean, weighted with the responsibilities, sum to zero.",
  equations: ["9.24"],
  slack:
    "N_k times the allowance of the mean (16 × its conditioning and max(32, 4√N) u max(|μ_ki|, the column's standard deviation)), and 2u (N + 4) times the sum of γ_nk (|x_ni| + |μ_ki|), the rounding of a sum of N such terms",
  needs: { operations: ["m_step"] },
  inputs: (range) =>
    questions("m_step", range).map((question) => ({
      ...question,
      known: question.known.filter((group) => group !== "means"),
    })),
  async check(subject, question) {
    const { data, responsibilities } = question;
    const u = unitRoundoffOf(subject);
    const allowed = allowance("m_step", question, u).theta.means;
    const { means } = (await answer(subject, "m_step", question)).theta;
    const counts = sharesOf(responsibilities).map((share) => share * data.length);
    return means.flatMap((mean, k) =>
      mean.map((_, i): Finding => {
        const { sum, size } = balance(data, responsibilities, mean, k, i);
        return {
          equation: "9.24",
          place: `the weighted sum of deviations from means[${k}][${i}]`,
          got: sum,
          expected: 0,
          because: "as about a weighted mean",
          slack: counts[k] * allowed[k][i] + 2 * u * (data.length + 4) * size,
        };
      }),
    );
  },
};
