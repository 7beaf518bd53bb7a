import type { Equation } from "../engine/index.ts";

/** The latent variable z_n, which says of every point whose it is, and what would be if it were known. */
export const latent: readonly Equation[] = [
  {
    number: "9.9",
    aliases: [],
    status: "oracle",
    meaning: "the weights sum to 1",
    text: "totalWeight() = Sum(k, K, weight(k))",
  },
  {
    number: "9.10",
    aliases: [],
    status: "derivation",
    meaning: "the probability of a latent variable, before its point is seen",
    text: "latentPrior(n) = Product(k, K, weight(k)^z(n, k))",
  },
  {
    number: "9.11",
    aliases: [],
    status: "derivation",
    meaning: "the density of a point, its latent variable given",
    text: "latentDensity(n) = Product(k, K, Normal(x(n), mu(k), Sigma(k))^z(n, k))",
  },
  {
    number: "9.35",
    aliases: [],
    status: "derivation",
    meaning: "the likelihood of the data together with their latent variables",
    text: "completeLikelihood() = Product(n, N, Product(k, K, weight(k)^z(n, k) * Normal(x(n), mu(k), Sigma(k))^z(n, k)))",
  },
  {
    number: "9.36",
    aliases: [],
    status: "derivation",
    meaning: "the complete-data log likelihood",
    text: "completeLogLikelihood() = Sum(n, N, Sum(k, K, z(n, k) * (log(weight(k)) + log(Normal(x(n), mu(k), Sigma(k))))))",
  },
  {
    number: "9.37",
    aliases: [],
    status: "derivation",
    meaning:
      "the weights that maximise the complete-data log likelihood: the share of points in each group",
    text: "groupFraction(k) = Sum(n, N, z(n, k)) / N",
  },
  {
    number: "9.38",
    aliases: [],
    status: "derivation",
    meaning:
      "the probability of the latent variables, the data given (the book leaves the constant out)",
    text: "latentPosterior() = Product(n, N, Product(k, K, responsibility(n, k)^z(n, k)))",
  },
];
