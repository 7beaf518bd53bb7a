import type { CovarianceType } from "../../model/index.ts";
import type { Equation } from "../engine/index.ts";

/** What the M step maximises, with the responsibilities held fixed (exercises 9.8 and 9.9). */
export const expected: readonly Equation[] = [
  {
    number: "9.40",
    aliases: [],
    status: "derivation",
    meaning: "the expectation of the complete-data log likelihood",
    text: "Q() = Sum(n, N, Sum(k, K, gamma(n, k) * (log(weight(k)) + log(Normal(x(n), mu(k), Sigma(k))))))",
  },
  {
    number: "9.26-gradient",
    aliases: [],
    status: "derivation",
    meaning: "its derivative with respect to a weight, with the Lagrange multiplier",
    text: "weightGradient(k) = effectiveCount(k) / weight(k) + lambda",
  },
  {
    number: "9.25-known-means",
    aliases: [],
    status: "derivation",
    meaning: "(9.25) about a known mean, from (9.25) about the new one",
    text: "SigmaAboutKnown(k) = SigmaNew(k) + outer(muNew(k) - mu(k), muNew(k) - mu(k))",
  },
];

/** The derivative of (9.40) with respect to the covariances, one equation a structure. */
export const covarianceGradients: Readonly<Record<CovarianceType, Equation>> = {
  full: {
    number: "9.25-gradient",
    aliases: [],
    status: "derivation",
    meaning: "the derivative of (9.40) with respect to the covariance of component k",
    text: "SigmaGradient(k) = (1/2) * Sum(n, N, gamma(n, k) * (inv(Sigma(k)) * outer(x(n) - mu(k), x(n) - mu(k)) * inv(Sigma(k)) - inv(Sigma(k))))",
  },
  tied: {
    number: "9.25-tied-gradient",
    aliases: [],
    status: "derivation",
    meaning: "the derivative of (9.40) with respect to a covariance that stands in every component",
    text: "SigmaTiedGradient() = Sum(k, K, SigmaGradient(k))",
  },
  diag: {
    number: "9.25-diag-gradient",
    aliases: [],
    status: "derivation",
    meaning: "the derivative of (9.40) with respect to one variance of a diagonal covariance",
    text: "varianceGradient(k, i) = Sum(n, N, gamma(n, k) * ((x(n)[i] - mu(k)[i])^2 / variance(k, i) - 1)) / (2 * variance(k, i))",
  },
  spherical: {
    number: "9.25-spherical-gradient",
    aliases: [],
    status: "derivation",
    meaning: "the derivative of (9.40) with respect to the one variance of a spherical covariance",
    text: "varianceGradient(k) = Sum(n, N, gamma(n, k) * (squaredNorm(x(n) - mu(k)) / variance(k) - D)) / (2 * variance(k))",
  },
};
