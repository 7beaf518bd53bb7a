import {
  type RandomSource,
  randomCovariance,
  randomSource,
  rounded,
  uniformDeviates,
} from "../../src/data/index.ts";
import { type FullParameters, toRows } from "../../src/model/index.ts";
import { decimals } from "./decimals.ts";

/** The seed of the parameters; that of the rows stands with the other data sets. */
const parametersSeed = "notebook-3d 10";

const D = 3;

/** The side of the box in which a mean is drawn: the notebook's `distance`. */
const distance = 2;

/** A covariance, then a mean, as the notebook draws them, each of six decimals. */
function drawComponent(seed: RandomSource) {
  const covariance = toRows(rounded(randomCovariance({ dimensions: D, seed }), decimals));
  const mean = Array.from({ length: D }, uniformDeviates(seed, 0, distance));
  return { covariance, mean: toRows(rounded([mean], decimals))[0] };
}

const random = randomSource(parametersSeed);
const components = [drawComponent(random), drawComponent(random)];

/** What the rows of `notebook-3d` are drawn from, exactly: its known weights and covariances. */
export const notebook3d: FullParameters = {
  covarianceType: "full",
  weights: [0.7, 0.3],
  means: components.map(({ mean }) => mean),
  covariances: components.map(({ covariance }) => covariance),
};
