import type { FullParameters, ParameterGroup } from "../../../src/model/index.ts";
import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import { combine } from "../questions/combine.ts";
import type { Question, Rows } from "../questions/question.ts";
import { projected } from "../questions/structures.ts";
import { allowance } from "../slack/allowance.ts";
import { compare } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";
import { sharesOf } from "./shares.ts";

/** a_ki b_kj + b_ki a_kj, halved: for a = b the outer product of every row with itself. */
function outer(a: Rows, b: Rows): number[][][] {
  return a.map((row, k) =>
    row.map((_, i) => row.map((_, j) => (a[k][i] * b[k][j] + b[k][i] * a[k][j]) / 2)),
  );
}

function spreadAround(
  theta: Question<"m_step">["theta"],
  products: number[][][],
  shares: readonly number[],
) {
  const full: FullParameters = { ...theta, covarianceType: "full", covariances: products };
  return projected(full, theta.covarianceType, shares);
}

const held = (known: readonly ParameterGroup[], means: boolean): ParameterGroup[] => [
  ...known.filter((group) => group === "weights"),
  ...(means ? (["means"] as const) : []),
];

export const knownMeans: Law<Question<"m_step">> = {
  name: "covariances about known means",
  statement:
    "Where the means are known, the covariances are about them: about the free means, plus the outer product of the distance between the two.",
  equations: ["9.25", "9.25-tied", "9.25-diag", "9.25-spherical", "9.25-scalar"],
  slack:
    "the allowances of both M steps (16 × their conditioning and max(32, 4√N) u of their scales), and twice that of the free means times the distance",
  needs: { operations: ["m_step"], known: true },
  inputs: (range) =>
    questions("m_step", {
      ...range,
      covarianceTypes: range.known.includes("means") ? range.covarianceTypes : [],
    }),
  async check(subject, question) {
    const { theta, responsibilities, known } = question;
    const u = unitRoundoffOf(subject);
    const aboutKnown = { ...question, known: held(known, true) };
    const aboutFree = { ...question, known: held(known, false) };
    const slackKnown = allowance("m_step", aboutKnown, u).theta;
    const slackFree = allowance("m_step", aboutFree, u).theta;
    const got = (await answer(subject, "m_step", aboutKnown)).theta;
    const free = (await answer(subject, "m_step", aboutFree)).theta;

    const shares = sharesOf(responsibilities);
    const distances = free.means.map((mean, k) =>
      mean.map((value, i) => value - theta.means[k][i]),
    );
    const sizes = distances.map((row) => row.map(Math.abs));
    const shift = spreadAround(theta, outer(distances, distances), shares);
    const fromMeans = spreadAround(theta, outer(sizes, slackFree.means), shares);
    const only = ({ covariances }: typeof theta) => ({ covariances });
    const plus = (a: number, b: number) => a + b;
    return compare({
      got: only(got),
      expected: combine(only(free), only(shift), plus),
      slack: combine(
        combine(only(slackKnown), only(slackFree), plus),
        only(fromMeans),
        (a, b) => a + 2 * b,
      ),
      because: "as the covariance about the free mean and the distance give",
      theta,
    });
  },
};
