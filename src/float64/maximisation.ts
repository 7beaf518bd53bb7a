import {
  checkPositiveDefinite,
  GmmError,
  type Known,
  type Matrix,
  type MixtureParameters,
  overflow,
} from "../model/index.ts";
import { columnVariances } from "./columnVariances.ts";
import type { DeviationAmounts } from "./deviations.ts";
import { effectiveCounts } from "./effectiveCounts.ts";
import { newMeans } from "./newMeans.ts";
import { newWeights } from "./newWeights.ts";
import { structureOf } from "./structures/index.ts";

/**
 * The M step, for arguments that are known to be valid: θ^new from γ(z_nk) (N×K), where the
 * groups in `known` are those of `theta`.
 *
 * @deviation D-6, D-7, D-8, D-9, D-10
 * @throws GmmError `empty_component`, `singular_covariance`; `invalid_input` where squares overflow
 */
export function maximisation(
  data: Matrix,
  gamma: Matrix,
  theta: MixtureParameters,
  known: Known,
  deviations: DeviationAmounts,
): MixtureParameters {
  const N = data.rows;
  const structure = structureOf(theta);
  const holds = { weights: false, means: false, covariances: false };
  for (const group of known) holds[group] = true;

  const N_k = effectiveCounts(gamma);
  const divisors = N_k.map((count) => count + N * deviations.denominatorEpsilon);
  if (!holds.means || (!holds.covariances && structure.dividesByCounts)) refuseEmpty(divisors);

  const weights = holds.weights ? theta.weights : newWeights(N_k, N);
  const means = holds.means
    ? theta.means.map((mean) => Float64Array.from(mean))
    : newMeans(data, gamma, N_k, divisors);
  const covariances = holds.covariances
    ? theta.covariances
    : structure.newCovariances({ data, gamma, means, divisors, ridge: ridge(data, deviations) });

  const muNew = holds.means ? theta.means : means.map((mean) => Array.from(mean));
  const thetaNew = {
    covarianceType: theta.covarianceType,
    weights,
    means: muNew,
    covariances,
  } as MixtureParameters;
  if (!isFiniteTree([muNew, covariances])) throw overflow(data, holds.means ? theta.means : []);
  if (!holds.covariances) checkPositiveDefinite(thetaNew);
  return thetaNew;
}

type Tree = number | readonly Tree[];

function isFiniteTree(tree: Tree): boolean {
  return typeof tree === "number" ? Number.isFinite(tree) : tree.every(isFiniteTree);
}

/** What the deviations add to the variance of each dimension (D values). */
function ridge(data: Matrix, { ridge, ridgeOfVariance }: DeviationAmounts): Float64Array {
  if (ridgeOfVariance === 0) return new Float64Array(data.columns).fill(ridge);
  return columnVariances(data).map((variance) => ridge + ridgeOfVariance * variance);
}

function refuseEmpty(divisors: Float64Array): void {
  const k = divisors.indexOf(0);
  if (k >= 0)
    throw new GmmError(
      "empty_component",
      `component ${k}`,
      "has N_k = 0: no point belongs to it, so its mean and covariance are undefined",
    );
}
