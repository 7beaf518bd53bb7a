import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import type { Finding } from "../slack/finding.ts";
import { reference } from "../slack/reference.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

/** The nearest number in [0, 1]. */
function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}

export const responsibilitiesSumToOne: Law<Question<"e_step">> = {
  name: "responsibilities sum to one",
  statement: "Responsibilities lie in [0, 1] and every row of them sums to one.",
  equations: ["9.23"],
  slack:
    "4u (K + max(1, |ln p(x_n)|)) a row: in the log domain all K shares carry the rounding of one ln p(x_n), and each its own of an exponential",
  needs: { operations: ["e_step"] },
  inputs: (range) => questions("e_step", range),
  async check(subject, { data, theta }) {
    const { logDensity } = reference("log_density", { op: "log_density", data, theta });
    const { responsibilities } = await answer(subject, "e_step", { op: "e_step", data, theta });
    const u = unitRoundoffOf(subject);
    return responsibilities.flatMap((row, n): Finding[] => {
      const slack = 4 * u * (row.length + Math.max(1, Math.abs(logDensity[n])));
      const inRange = row.map((value, k) => ({
        equation: "9.23",
        place: `responsibilities[${n}][${k}]`,
        got: value,
        expected: clamped(value),
        because: "as the nearest number in [0, 1]",
        slack,
      }));
      const got = row.reduce((sum, value) => sum + value, 0);
      const place = `the sum of responsibilities[${n}]`;
      const because = "as shares of one point sum to";
      return [...inRange, { equation: "9.23", place, got, expected: 1, because, slack }];
    });
  },
};
