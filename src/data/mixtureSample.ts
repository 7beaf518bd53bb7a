import { checkParameters, type MixtureParameters, toMatrix } from "../model/index.ts";
import { checkCount, refuse } from "./arguments.ts";
import { covarianceFactors } from "./covarianceFactors.ts";
import type { LabelledRows } from "./labelledRows.ts";
import { normalDeviates } from "./normalDeviates.ts";
import { type RandomSource, randomSource, type Seed } from "./randomSource.ts";

/** How many rows to draw: N with components at random by their weights, or so many of each. */
export type MixtureSampleOptions = { readonly seed: Seed } & (
  | {
      /** N; the component of each row is drawn by the weights. */
      readonly size: number;
      readonly counts?: never;
    }
  | {
      /** K numbers of rows, component after component; the weights are then not used. */
      readonly counts: readonly number[];
      readonly size?: never;
    }
);

function checkTheta(theta: MixtureParameters): number {
  const D = theta?.means?.[0]?.length;
  if (!(D > 0)) refuse("means", "have no mean of at least 1 dimension");
  checkParameters(theta, D);
  return theta.weights.length;
}

/** The component at `u` of the stacked weights. Rounding may leave their sum below `u`. */
function componentAt(u: number, weights: readonly number[]): number {
  let upTo = 0;
  const k = weights.findIndex((weight) => {
    upTo += weight;
    return u < upTo;
  });
  return k >= 0 ? k : weights.findLastIndex((weight) => weight > 0);
}

function drawnLabels(size: number, weights: readonly number[], random: RandomSource): number[] {
  checkCount(size, 1, "size");
  return Array.from({ length: size }, () => componentAt(random(), weights));
}

function countedLabels(counts: readonly number[], K: number): number[] {
  if (!Array.isArray(counts) || counts.length !== K)
    refuse("counts", `are ${JSON.stringify(counts)}, not ${K} numbers of rows`);
  counts.forEach((count, k) => {
    checkCount(count, 0, `counts[${k}]`);
  });
  const labels = counts.flatMap((count, k) => new Array<number>(count).fill(k));
  if (labels.length === 0) refuse("counts", "sum to 0; at least 1 row is needed");
  return labels;
}

/**
 * N×D independent draws from a Gaussian mixture, each with its component: μ_k + L_k·z, where
 * Σ_k = L_k·L_kᵀ and z is standard normal.
 *
 * @throws GmmError `invalid_input`, or `singular_covariance` for a covariance that is not positive
 * definite
 */
export function mixtureSample(
  theta: MixtureParameters,
  { seed, size, counts }: MixtureSampleOptions,
): LabelledRows {
  const K = checkTheta(theta);
  const random = randomSource(seed);
  if (size !== undefined && counts !== undefined)
    refuse("size", "is given beside counts; give one of the two");
  const labels =
    counts === undefined ? drawnLabels(size, theta.weights, random) : countedLabels(counts, K);
  const factors = covarianceFactors(theta);
  const next = normalDeviates(random);
  const rows = labels.map((k) => {
    const z = theta.means[k].map(next);
    return theta.means[k].map((mu, i) => factors[k][i].reduce((x, l, j) => x + l * z[j], mu));
  });
  return { data: toMatrix(rows, "data"), labels };
}
