import type { Equation } from "../engine/index.ts";

/** Where the log likelihood has no maximum, and the conditions that hold at one. */
export const stationarity: readonly Equation[] = [
  {
    number: "9.15",
    aliases: [],
    status: "derivation",
    meaning:
      "the density of a spherical component at a point on its mean: no bound as its variance shrinks",
    text: "densityOnPoint(n, k) = 1 / (2 * pi * variance(k))^(D / 2)",
  },
  {
    number: "9.16",
    aliases: [],
    status: "oracle",
    meaning: "the derivative of the log likelihood with respect to the mean of component k",
    text: "meanGradient(k) = Sum(n, N, gamma(n, k) * inv(Sigma(k)) * (x(n) - mu(k)))",
    vanishes: true,
  },
  {
    number: "9.20",
    aliases: [],
    status: "derivation",
    meaning: "the log likelihood, with a Lagrange multiplier for the sum of the weights",
    text: "lagrangian() = logLikelihood() + lambda * (Sum(k, K, weight(k)) - 1)",
  },
  {
    number: "9.21",
    aliases: [],
    status: "oracle",
    meaning: "the derivative of (9.20) with respect to the weight of component k",
    text: "lagrangianGradient(k) = Sum(n, N, Normal(x(n), mu(k), Sigma(k)) / Sum(j, K, weight(j) * Normal(x(n), mu(j), Sigma(j)))) + lambda",
    vanishes: true,
  },
];
