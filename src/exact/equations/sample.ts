import type { Equation } from "../engine/index.ts";

/** Chapter 2: the maximum likelihood fit of a single Gaussian, the M step at K = 1. */
export const sample: readonly Equation[] = [
  {
    number: "2.121",
    aliases: [],
    status: "oracle",
    meaning: "the mean of the data: the fit of one Gaussian",
    text: "sampleMean() = Sum(n, N, x(n)) / N",
  },
  {
    number: "2.122",
    aliases: [],
    status: "oracle",
    meaning: "the covariance of the data, with divisor N: the fit of one Gaussian",
    text: "sampleCovariance() = Sum(n, N, outer(x(n) - sampleMean(), x(n) - sampleMean())) / N",
  },
];
