import type { Equation } from "../engine/index.ts";

/** Chapter 2: the density of one component. */
export const gaussian: readonly Equation[] = [
  {
    number: "2.44",
    aliases: [],
    status: "implemented",
    meaning: "the squared Mahalanobis distance of a point from a mean",
    text: "Delta2(x, mu, Sigma) = transpose(x - mu) * inv(Sigma) * (x - mu)",
  },
  {
    number: "2.43",
    aliases: [],
    status: "implemented",
    meaning: "the density of the multivariate Gaussian",
    text: "Normal(x, mu, Sigma) = exp(-(1/2) * Delta2(x, mu, Sigma)) / sqrt((2 * pi)^D * det(Sigma))",
  },
];

/** Chapter 1: the same density at D = 1, where Σ is a variance. */
export const scalarGaussian: readonly Equation[] = [
  {
    number: "1.46",
    aliases: [],
    status: "implemented",
    meaning: "the density of the univariate Gaussian",
    text: "Normal(x, mu, Sigma) = exp(-(1 / (2 * Sigma)) * (x - mu)^2) / sqrt(2 * pi * Sigma)",
    scalar: true,
  },
];

/** The logarithm of (2.43), in which the exponential is gone. */
export const logGaussian: Equation = {
  number: "2.43-log",
  aliases: [],
  status: "derivation",
  meaning: "the log density of the multivariate Gaussian",
  text: "logNormal(x, mu, Sigma) = -(1/2) * (D * log(2 * pi) + log(det(Sigma)) + Delta2(x, mu, Sigma))",
};
