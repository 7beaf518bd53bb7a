import type { Equation } from "../engine/index.ts";

/** The M step, but for the covariances, whose form the structure decides. */
export const maximisation: readonly Equation[] = [
  {
    number: "9.27",
    aliases: ["9.18"],
    status: "implemented",
    meaning: "the effective number of points assigned to component k",
    text: "effectiveCount(k) = Sum(n, N, gamma(n, k))",
  },
  {
    number: "9.24",
    aliases: ["9.17"],
    status: "implemented",
    meaning: "the M step for the mean of component k",
    text: "muNew(k) = Sum(n, N, gamma(n, k) * x(n)) / effectiveCount(k)",
  },
  {
    number: "9.26",
    aliases: ["9.22"],
    status: "implemented",
    meaning: "the M step for the weight of component k",
    text: "weightNew(k) = effectiveCount(k) / N",
  },
];
