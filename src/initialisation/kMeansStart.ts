import { mStep } from "../float64/index.ts";
import type { MatrixInput, MixtureParameters } from "../model/index.ts";
import { kMeansLabels } from "./kMeansLabels.ts";
import type { KMeansOptions } from "./startOptions.ts";
import { unitMixture } from "./unitMixture.ts";
import { validStart } from "./validStart.ts";
import { withRemedy } from "./withRemedy.ts";

/** γ(z_nk) that are 1 for the cluster of a row and 0 for the others (N×K). */
function oneHot(labels: readonly number[], K: number): readonly (readonly number[])[] {
  return labels.map((label) => Array.from({ length: K }, (_, k) => +(k === label)));
}

/** `5, 1 and 3`. */
function sizes(labels: readonly number[], K: number): string {
  const counts = new Array<number>(K).fill(0);
  for (const label of labels) counts[label]++;
  return counts.join(", ").replace(/, (\d+)$/, " and $1");
}

/**
 * A start by k-means: every row belongs to one of K clusters (Euclidean distance, in the units of the
 * data or as `distances` says; one run of Lloyd's iteration from k-means++ centres, until no centre moves), and an M step
 * from these hard responsibilities gives weights, means and covariances. Components stand in the
 * order in which k-means++ drew their centres.
 *
 * @param input the data, N×D
 * @throws GmmError `invalid_input` for K that is none or more than the (distinct) rows;
 * `singular_covariance` or `empty_component` where a cluster has too few points for the structure
 */
export function kMeansStart(
  input: MatrixInput,
  K: number,
  options: KMeansOptions,
): MixtureParameters {
  const data = validStart(input, K, options);
  const labels = kMeansLabels(data, K, options.seed, options.distances ?? "raw");
  const remedy = `k-means made clusters of ${sizes(labels, K)} points: try fewer components, another seed or another structure`;
  return withRemedy(remedy, () =>
    mStep(data, oneHot(labels, K), unitMixture(options.covarianceType, K, data.columns)),
  );
}
