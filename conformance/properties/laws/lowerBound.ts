import fc from "fast-check";
import { questions } from "../arbitraries/index.ts";
import type { Law } from "../law.ts";
import { answer } from "../questions/answer.ts";
import type { Question, Rows } from "../questions/question.ts";
import { allowance } from "../slack/allowance.ts";
import type { Finding } from "../slack/finding.ts";
import { reference } from "../slack/reference.ts";
import { unitRoundoffOf } from "../slack/unitRoundoff.ts";
import { bound, dot, drawn, logJoint, normalised, overPoints, sizeOfBound } from "./bound.ts";

/** Whole numbers that any number of distributions q(z_n) can be made of. */
const parts = fc.array(fc.nat({ max: 9 }), { minLength: 36, maxLength: 36 });

/** KL of responsibilities that are off by `a` from the posterior e^`logGamma`: a ln(1 + a/γ) each, twice. */
function divergenceOfRounding(a: readonly number[], logGamma: readonly number[]): number {
  return a.reduce(
    (sum, size, k) => sum + 2 * size * (Math.LN2 + Math.max(0, Math.log(size) - logGamma[k])),
    0,
  );
}

/** A share of which at least three quarters are certain has a logarithm that is certain to a third. */
const certain = (gamma: readonly number[], a: readonly number[]) =>
  gamma.every((share, k) => share >= 4 * a[k]);

export const lowerBound: Law<readonly [Question<"e_step">, readonly number[]]> = {
  name: "the lower bound",
  statement:
    "L(q, θ) = Σ_n Σ_k q_nk (ln π_k + ln N_nk − ln q_nk) is the log likelihood where q is the responsibilities, lies below it for any other q, and lacks exactly KL(q‖γ).",
  equations: ["9.70", "9.71", "9.72"],
  slack:
    "the allowances of ln p and, each with its share q_nk, of ln N_nk, and 2u (N K + 4) times the sizes of the terms; at the responsibilities, rows of which are made to sum to 1, an error a of a share γ costs at most 2a ln(1 + a/γ), since L is largest there; ln γ in KL is off by 4a/3γ, and points with a share γ < 4a are left out of it",
  needs: { operations: ["e_step", "log_density", "log_likelihood"] },
  inputs: (range) => fc.tuple(questions("e_step", range), parts),
  async check(subject, [question, numbers]) {
    const { data, theta } = question;
    const { weights } = theta;
    const N = data.length;
    const u = unitRoundoffOf(subject);
    const ofDensities = { op: "log_density", data, theta } as const;
    const ofLikelihood = { op: "log_likelihood", data, theta } as const;
    const { responsibilities: a } = allowance("e_step", question, u);
    const b = allowance("log_density", ofDensities, u);
    const likelihoodSlack = allowance("log_likelihood", ofLikelihood, u).logLikelihood;
    const trueDensities = reference("log_density", ofDensities);
    const logGamma = logJoint(trueDensities, weights).map((row, n) =>
      row.map((log) => log - trueDensities.logDensity[n]),
    );

    const { responsibilities } = await answer(subject, "e_step", question);
    const densities = await answer(subject, "log_density", ofDensities);
    const { logLikelihood } = await answer(subject, "log_likelihood", ofLikelihood);
    const joint = logJoint(densities, weights);
    const gamma = responsibilities.map(normalised);
    const q = drawn(numbers, responsibilities);

    const rounding = 2 * u * (N * weights.length + 4);
    const boundAt = (shares: Rows) => overPoints(N, (n) => bound(shares[n], joint[n]));
    const slackAt = (shares: Rows) =>
      overPoints(
        N,
        (n) =>
          dot(shares[n], b.componentLogDensity[n]) + rounding * sizeOfBound(shares[n], joint[n]),
      );
    const ofResponsibilities = overPoints(N, (n) => divergenceOfRounding(a[n], logGamma[n]));
    const elsewhere = boundAt(q);
    const gaps = q.flatMap((shares, n): Finding[] =>
      certain(gamma[n], a[n])
        ? [
            {
              equation: "9.72",
              place: `L(q, θ) + KL(q‖γ) at point ${n}`,
              got: bound(shares, joint[n]) - bound(shares, gamma[n].map(Math.log)),
              expected: densities.logDensity[n],
              because: "as ln p of that point",
              slack:
                dot(shares, b.componentLogDensity[n]) +
                b.logDensity[n] +
                dot(
                  shares,
                  a[n].map((size, k) => (4 * size) / (3 * gamma[n][k])),
                ) +
                rounding *
                  (sizeOfBound(shares, joint[n]) + sizeOfBound(shares, gamma[n].map(Math.log))),
            },
          ]
        : [],
    );
    return [
      {
        equation: "9.71",
        place: "L(q, θ) at the responsibilities",
        got: boundAt(gamma),
        expected: logLikelihood,
        because: "as the log likelihood",
        slack: likelihoodSlack + slackAt(gamma) + ofResponsibilities,
      },
      {
        equation: "9.70",
        place: "L(q, θ) at another q",
        got: elsewhere,
        expected: elsewhere > logLikelihood ? logLikelihood : elsewhere,
        because: "or below, as the log likelihood",
        slack: likelihoodSlack + slackAt(q),
      },
      ...gaps,
    ];
  },
};
