import { type MixtureParameters, toRows } from "../../../src/model/index.ts";
import { float64Reading } from "../../adapters/float64/adapter.ts";
import type { Reading } from "../../adapters/reading.ts";
import { uncheckedUpdate } from "../covariances.ts";
import { changedDensities, isLost, total } from "../expectation.ts";
import { wrongOver, wrongPart } from "./declare.ts";

const right = float64Reading;

/** θ with the components that kept no responsibility moved to the origin, each with one variance. */
function emptied(
  theta: MixtureParameters,
  isEmpty: readonly boolean[],
  variance: number,
): MixtureParameters {
  const means = theta.means.map((mean, k) => (isEmpty[k] ? mean.map(() => 0) : mean));
  const D = means[0].length;
  const isotropic = Array.from({ length: D }, (_, i) =>
    Array.from({ length: D }, (__, j) => (i === j ? variance : 0)),
  );
  const without = { ...theta, means };
  if (without.covarianceType === "full")
    return {
      ...without,
      covariances: without.covariances.map((Sigma, k) => (isEmpty[k] ? isotropic : Sigma)),
    };
  if (without.covarianceType === "diag")
    return {
      ...without,
      covariances: without.covariances.map((row, k) =>
        isEmpty[k] ? row.map(() => variance) : row,
      ),
    };
  return without;
}

/** An M step that leaves small responsibilities out of means and covariances, or of everything. */
const withoutFaint =
  (
    isFaint: (gamma: number, K: number) => boolean,
    inWeights: "left out" | "counted",
    varianceOfEmpty: number,
  ): Reading["mStep"] =>
  (data, responsibilities, theta, known) => {
    if (known.length > 0) return right.mStep(data, responsibilities, theta, known);
    const K = theta.weights.length;
    const [rows, gamma] = [toRows(data), toRows(responsibilities)];
    const kept = gamma.map((row) => row.map((value) => (isFaint(value, K) ? 0 : value)));
    const isEmpty = theta.weights.map((_, k) => kept.every((row) => row[k] === 0));
    const without = uncheckedUpdate(theta, rows, kept);
    const { weights } = inWeights === "counted" ? uncheckedUpdate(theta, rows, gamma) : without;
    return {
      ...emptied(without, isEmpty, varianceOfEmpty),
      weights: weights.map((weight) => weight / total(weights)),
    };
  };

/** The log likelihood; NaN where there is none. */
const uncheckedLogLikelihood: Reading["logLikelihood"] = (data, theta) =>
  isLost(theta) ? Number.NaN : right.logLikelihood(data, theta);

/** A number added to every weight of a density, and to every effective count. */
const withSmallNumber = (added: number): Partial<Reading> => {
  const raised = (theta: MixtureParameters) => ({
    ...theta,
    weights: theta.weights.map((weight) => weight + added),
  });
  return {
    eStep: (data, theta) => right.eStep(data, raised(theta)),
    mStep: (data, responsibilities, theta, known) =>
      uncheckedUpdate(theta, toRows(data), toRows(responsibilities), {
        known,
        addedToCounts: added,
      }),
  };
};

/** Responsibilities and weights that are left out for being small, or made larger. */
export const smallNumberMutants = [
  wrongPart(
    {
      name: "faint-responsibilities-left-out",
      bug: "an M step that leaves out responsibilities below 0.01/K",
      origin: "VLFeat 0.9.21: VL_GMM_MIN_POSTERIOR",
      breaks: ["9.27", "9.24", "9.25", "9.26"],
    },
    {
      mStep: withoutFaint((gamma, K) => gamma < 0.01 / K, "left out", 0),
      logLikelihood: uncheckedLogLikelihood,
    },
  ),
  wrongOver(
    {
      name: "faint-weights-left-out",
      bug: "densities that leave out components of a weight below 1e-6",
      origin: "VLFeat 0.9.21: VL_GMM_MIN_PRIOR",
      breaks: ["9.23", "9.28"],
    },
    () =>
      changedDensities(
        (log) => log,
        (log, { weights }, k) => (weights[k] < 1e-6 ? Number.NEGATIVE_INFINITY : log),
      ),
  ),
  wrongPart(
    {
      name: "faint-responsibilities-count-only",
      bug: "means and covariances that leave out responsibilities of 1e-10 and less",
      origin: "ELKI 0.8.0: updateE() is called if(prob > 1e-10), and the weight is summed always",
      breaks: ["9.24", "9.25"],
    },
    { mStep: withoutFaint((gamma) => gamma <= 1e-10, "counted", 1e-10) },
  ),
  wrongPart(
    {
      name: "small-number-in-count-and-weight",
      bug: "an N_k, and weights of densities, with 1e-20 added",
      origin: "tgmm 0.4.3: stats.nk + 1e-20, log(weights + 1e-20)",
      breaks: ["9.27", "9.23"],
    },
    withSmallNumber(1e-20),
  ),
] as const;
