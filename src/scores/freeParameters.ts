import {
  type CovarianceType,
  checkKnown,
  dimensionOf,
  type Known,
  type MixtureParameters,
  type ParameterGroup,
} from "../model/index.ts";

type Count = (K: number, D: number) => number;

/** The entries of a symmetric D×D matrix that can be chosen. */
const triangle = (D: number) => (D * (D + 1)) / 2;

const covarianceCounts: Readonly<Record<CovarianceType, Count>> = {
  full: (K, D) => K * triangle(D),
  tied: (_, D) => triangle(D),
  diag: (K, D) => K * D,
  spherical: (K) => K,
};

/**
 * p, the number of parameters that EM is free to choose: K − 1 weights, which sum to 1; K·D
 * coordinates of means; and what the structure leaves of the covariances. Known groups are not
 * counted.
 *
 * @throws GmmError `invalid_input` for names that are not groups of parameters
 */
export function freeParameters(theta: MixtureParameters<unknown>, known: Known = []): number {
  checkKnown(known);
  const counts: Readonly<Record<ParameterGroup, Count>> = {
    weights: (K) => K - 1,
    means: (K, D) => K * D,
    covariances: covarianceCounts[theta.covarianceType],
  };
  const free = (Object.keys(counts) as ParameterGroup[]).filter((group) => !known.includes(group));
  const [K, D] = [theta.weights.length, dimensionOf(theta)];
  return free.reduce((total, group) => total + counts[group](K, D), 0);
}
