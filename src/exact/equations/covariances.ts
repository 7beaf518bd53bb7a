import type { CovarianceType } from "../../model/index.ts";
import type { Equation } from "../engine/index.ts";

/** The M step for the covariances, one equation a structure. */
export const covarianceUpdates: Readonly<Record<CovarianceType, Equation>> = {
  full: {
    number: "9.25",
    aliases: ["9.19"],
    status: "implemented",
    meaning: "the M step for the covariance of component k, about the new mean",
    text: "SigmaNew(k) = Sum(n, N, gamma(n, k) * outer(x(n) - muNew(k), x(n) - muNew(k))) / effectiveCount(k)",
  },
  tied: {
    number: "9.25-tied",
    aliases: [],
    status: "implemented",
    meaning: "the M step for one covariance that all components share (exercise 9.6)",
    text: "SigmaTiedNew() = Sum(k, K, Sum(n, N, gamma(n, k) * outer(x(n) - muNew(k), x(n) - muNew(k)))) / N",
  },
  diag: {
    number: "9.25-diag",
    aliases: [],
    status: "implemented",
    meaning: "the M step for the variance of component k in dimension i: the diagonal of (9.25)",
    text: "varianceNew(k, i) = Sum(n, N, gamma(n, k) * (x(n)[i] - muNew(k)[i])^2) / effectiveCount(k)",
  },
  spherical: {
    number: "9.25-spherical",
    aliases: [],
    status: "implemented",
    meaning: "the M step for the one variance of component k in all dimensions",
    text: "varianceNew(k) = Sum(n, N, gamma(n, k) * squaredNorm(x(n) - muNew(k))) / (D * effectiveCount(k))",
  },
};

/** (9.25) at D = 1, where full, diag and spherical are the same. */
export const scalarCovarianceUpdate: Equation = {
  number: "9.25-scalar",
  aliases: [],
  status: "implemented",
  meaning: "the M step for the variance of component k in one dimension",
  text: "varianceNew(k) = Sum(n, N, gamma(n, k) * (x(n) - muNew(k))^2) / effectiveCount(k)",
  scalar: true,
};
