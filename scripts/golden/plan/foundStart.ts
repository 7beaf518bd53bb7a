import { kMeansStart, randomRowsStart } from "../../../src/initialisation/index.ts";
import {
  type CovarianceType,
  type MixtureParameters,
  mapParameters,
} from "../../../src/model/index.ts";
import type { Source } from "./scenario.ts";

const decimals = 1e4;
const round = (value: number) => Math.round(value * decimals) / decimals;

/** Parameters of four decimals, the last weight what the others leave of 1. */
function rounded(theta: MixtureParameters): MixtureParameters {
  const others = theta.weights.slice(0, -1).map((weight) => Math.round(weight * decimals));
  const last = decimals - others.reduce((sum, weight) => sum + weight, 0);
  const weights = [...others, last].map((weight) => weight / decimals);
  return { ...mapParameters(theta, round), weights };
}

/** How a source text comes by its start. */
export type Initialisation = "k-means" | "random rows";

const starts = { "k-means": kMeansStart, "random rows": randomRowsStart } as const;

/** A start found in the data from a seed, of four decimals. */
export function foundStart(
  { rows }: Source,
  K: number,
  covarianceType: CovarianceType,
  { by, seed }: { readonly by: Initialisation; readonly seed: number },
): MixtureParameters {
  return rounded(starts[by](rows, K, { covarianceType, seed }));
}
