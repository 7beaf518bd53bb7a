import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import { combine } from "../questions/combine.ts";
import type { Question } from "../questions/question.ts";
import { inFull, projected } from "../questions/structures.ts";
import { allowance } from "../slack/allowance.ts";
import { compare } from "../slack/finding.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";
import { sharesOf } from "./shares.ts";

export const structuresInMStep: Law<Question<"m_step">> = {
  name: "one M step in every structure",
  statement:
    "The diagonal variances are the diagonal of the full covariance, the spherical one is their mean, and the tied covariance is the average of the full ones weighted with N_k / N.",
  equations: ["9.25-tied", "9.25-diag", "9.25-spherical"],
  slack:
    "the allowances of both M steps: 16 × their conditioning and max(32, 4√N) u of their scales",
  needs: { operations: ["m_step"], covarianceTypes: ["full"] },
  inputs: (range) =>
    questions("m_step", {
      ...range,
      known: range.known.filter((group) => group !== "covariances"),
      covarianceTypes: range.covarianceTypes.filter((type) => type !== "full"),
    }),
  async check(subject, question) {
    const { theta } = question;
    const u = unitRoundoffOf(subject);
    const full = { ...question, theta: inFull(theta) };
    const shares = sharesOf(question.responsibilities);
    const inStructure = (of: typeof theta) => projected(inFull(of), theta.covarianceType, shares);
    const slack = allowance("m_step", question, u).theta;
    const slackOfFull = inStructure(allowance("m_step", full, u).theta);
    const got = await answer(subject, "m_step", question);
    const expected = await answer(subject, "m_step", full);
    return compare({
      got: got.theta,
      expected: inStructure(expected.theta),
      slack: combine(slack, slackOfFull, (a, b) => a + b),
      because: "as the full covariances give",
      theta,
    });
  },
};
