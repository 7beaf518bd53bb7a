import type { CovarianceType, MixtureParameters } from "../model/index.ts";

const ones = (length: number) => new Array<number>(length).fill(1);

function identity(D: number): readonly (readonly number[])[] {
  return Array.from({ length: D }, (_, i) => Array.from({ length: D }, (_, j) => +(i === j)));
}

const unitCovariances: Readonly<Record<CovarianceType, (K: number, D: number) => unknown>> = {
  full: (K, D) => Array.from({ length: K }, () => identity(D)),
  tied: (_, D) => identity(D),
  diag: (K, D) => Array.from({ length: K }, () => ones(D)),
  spherical: (K) => ones(K),
};

/** K equal components about the origin, of unit covariance: what an M step reads a structure from. */
export function unitMixture(
  covarianceType: CovarianceType,
  K: number,
  D: number,
): MixtureParameters {
  const weights = ones(K).map((one) => one / K);
  const means = weights.map(() => new Array<number>(D).fill(0));
  const covariances = unitCovariances[covarianceType](K, D);
  return { covarianceType, weights, means, covariances } as MixtureParameters;
}
