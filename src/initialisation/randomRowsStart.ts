import { randomSource } from "../data/index.ts";
import { mStep } from "../float64/index.ts";
import {
  type CovarianceType,
  type Matrix,
  type MatrixInput,
  type MixtureParameters,
  toRows,
} from "../model/index.ts";
import { distinctRows } from "./distinctRows.ts";
import type { StartOptions } from "./startOptions.ts";
import { unitMixture } from "./unitMixture.ts";
import { validStart } from "./validStart.ts";
import { withRemedy } from "./withRemedy.ts";

/** Rows in random order, each once. */
function* shuffled(rows: number[][], random: () => number): Generator<readonly number[]> {
  for (let left = rows.length; left > 0; left--) {
    const drawn = Math.floor(random() * left);
    yield rows[drawn];
    rows[drawn] = rows[left - 1];
  }
}

/** One component on all the data, by an M step with K = 1. */
function oneComponent(data: Matrix, covarianceType: CovarianceType): MixtureParameters {
  const everything = Array.from({ length: data.rows }, () => [1]);
  const remedy =
    "these are the covariances of all the data: leave out a column, or try another structure";
  return withRemedy(remedy, () =>
    mStep(data, everything, unitMixture(covarianceType, 1, data.columns)),
  );
}

/**
 * A start at random rows: the means are K distinct rows of the data, drawn without preference; the
 * weights are equal, and the covariances those of all the data.
 *
 * @param input the data, N×D
 * @throws GmmError `invalid_input` for K that is none or more than the (distinct) rows;
 * `singular_covariance` where the covariance of all the data is
 */
export function randomRowsStart(
  input: MatrixInput,
  K: number,
  options: StartOptions,
): MixtureParameters {
  const { covarianceType, seed } = options;
  const data = validStart(input, K, options);
  const means = distinctRows(shuffled(toRows(data), randomSource(`random rows ${seed}`)), K);
  const { covariances } = oneComponent(data, covarianceType);
  const repeated = () => means.map(() => structuredClone((covariances as readonly unknown[])[0]));
  return {
    covarianceType,
    weights: means.map(() => 1 / K),
    means,
    covariances: covarianceType === "tied" ? covariances : repeated(),
  } as MixtureParameters;
}
