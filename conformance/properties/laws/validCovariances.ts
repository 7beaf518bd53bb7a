import type { SquareMatrix } from "../../../src/model/index.ts";
import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question } from "../questions/question.ts";
import { inFull } from "../questions/structures.ts";
import { allowance } from "../slack/allowance.ts";
import { equationOf } from "../slack/equationOf.ts";
import type { Finding } from "../slack/finding.ts";
import { pivots } from "../slack/pivots.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";

type Unnamed = Omit<Finding, "equation">;

function asymmetries(Sigma: SquareMatrix<number>, place: string, slack: number): Unnamed[] {
  return Sigma.flatMap((row, i) =>
    row.slice(0, i).map((value, j) => ({
      place: `${place}[${i}][${j}]`,
      got: value,
      expected: Sigma[j][i],
      because: `as [${j}][${i}] is`,
      slack: slack * Math.sqrt(Math.abs(Sigma[i][i])) * Math.sqrt(Math.abs(Sigma[j][j])),
    })),
  );
}

/** A pivot at or below D·u·Σ_ii is one that rounding alone could have left. */
function indefinite(Sigma: SquareMatrix<number>, place: string, u: number): Unnamed[] {
  return pivots(Sigma).map((pivot, i) => ({
    place: `pivot ${i} of ${place}`,
    got: pivot,
    expected: pivot > Sigma.length * u * Sigma[i][i] ? pivot : Math.abs(Sigma[i][i]),
    because: "or at least well above 0, as of a positive definite matrix",
    slack: 0,
  }));
}

export const validCovariances: Law<Question<"m_step">> = {
  name: "valid covariances",
  statement:
    "After an M step the covariances have the declared structure and shape, are symmetric, and positive definite where the points span the space.",
  equations: ["9.25", "9.25-tied", "9.25-diag", "9.25-spherical", "9.25-scalar"],
  slack:
    "2u (N + 4) √Σ_ii √Σ_jj for symmetry: the two entries may be summed in different orders; none for the pivots, which lie far above rounding for these inputs",
  needs: { operations: ["m_step"] },
  inputs: (range) => questions("m_step", range),
  async check(subject, question) {
    const u = unitRoundoffOf(subject);
    allowance("m_step", question, u);
    const { theta } = await answer(subject, "m_step", question);
    const equation = equationOf("covariances", theta);
    const slack = 2 * u * (question.data.length + 4);
    return inFull(theta)
      .covariances.flatMap((Sigma, k) => {
        const place = theta.covarianceType === "tied" ? "covariances" : `covariances[${k}]`;
        return [...asymmetries(Sigma, place, slack), ...indefinite(Sigma, place, u)];
      })
      .map((finding) => ({ equation, ...finding }));
  },
};
