import type { Equation } from "../engine/index.ts";

/** The mixture: its density, its latent variable, its likelihood. */
export const mixture: readonly Equation[] = [
  {
    number: "9.7",
    aliases: ["9.12"],
    status: "implemented",
    meaning: "the density of the mixture",
    text: "mixtureDensity(x) = Sum(k, K, weight(k) * Normal(x, mu(k), Sigma(k)))",
  },
  {
    number: "9.23",
    aliases: ["9.13"],
    status: "implemented",
    meaning: "the E step: the responsibility that component k takes for point n",
    text: "responsibility(n, k) = weight(k) * Normal(x(n), mu(k), Sigma(k)) / Sum(j, K, weight(j) * Normal(x(n), mu(j), Sigma(j)))",
  },
  {
    number: "9.28",
    aliases: ["9.14"],
    status: "implemented",
    meaning: "the log likelihood of the data, summed over all points",
    text: "logLikelihood() = Sum(n, N, log(Sum(k, K, weight(k) * Normal(x(n), mu(k), Sigma(k)))))",
  },
];
