import { type Matrix, type MixtureParameters, toRows } from "../../src/model/index.ts";
import { float64Reading } from "../adapters/float64/adapter.ts";
import type { Reading } from "../adapters/reading.ts";

type Rows = readonly (readonly number[])[];

/** The parts of a reading that are made of densities. */
export type Expectation = Pick<
  Reading,
  "logDensities" | "logComponentDensities" | "logLikelihood" | "eStep"
>;

const right = float64Reading;

/** Σ of some numbers, from the first to the last. */
export const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Whether some parameter is no number any more, or some variance is 0: there are no densities then. */
export function isLost(theta: MixtureParameters): boolean {
  const hasNaN = theta.means.some((mean) => mean.some(Number.isNaN));
  return (
    hasNaN || (theta.covarianceType === "diag" && theta.covariances.some((row) => row.includes(0)))
  );
}

/** ln N(x_n|μ_k, Σ_k), N×K; NaN where there is none. */
export const logComponents: Reading["logComponentDensities"] = (data, theta) =>
  isLost(theta)
    ? toRows(data).map(() => theta.weights.map(() => Number.NaN))
    : right.logComponentDensities(data, theta);

/**
 * Log densities of the components that are changed once they are computed, and all that is made of
 * them; where nothing is changed, as the built-in computes it.
 */
export function changedDensities(
  change: (log: number, theta: MixtureParameters, k: number) => number,
  changeJoint = (log: number, _theta: MixtureParameters, _k: number) => log,
): Expectation {
  const components: Reading["logComponentDensities"] = (data, theta) =>
    logComponents(data, theta).map((row) => row.map((log, k) => change(log, theta, k)));
  /** ln π_k N(x_n|μ_k, Σ_k) as changed; undefined where that is as it was. */
  const changedJoint = (data: Matrix, theta: MixtureParameters): Rows | undefined => {
    let isChanged = false;
    const joint = logComponents(data, theta).map((row) =>
      row.map((log, k) => {
        const weight = Math.log(theta.weights[k]);
        const changed = changeJoint(change(log, theta, k) + weight, theta, k);
        isChanged ||= changed !== log + weight;
        return changed;
      }),
    );
    return isChanged ? joint : undefined;
  };
  const logSum = (row: readonly number[]) => {
    const most = Math.max(...row);
    return most + Math.log(row.reduce((sum, log) => sum + Math.exp(log - most), 0));
  };
  return {
    logComponentDensities: components,
    logDensities: (data, theta) =>
      changedJoint(data, theta)?.map(logSum) ?? right.logDensities(data, theta),
    logLikelihood: (data, theta) => {
      const joint = changedJoint(data, theta);
      return joint === undefined ? right.logLikelihood(data, theta) : total(joint.map(logSum));
    },
    eStep: (data, theta) =>
      changedJoint(data, theta)?.map((row) => row.map((log) => Math.exp(log - logSum(row)))) ??
      right.eStep(data, theta),
  };
}

/** The expectation of a reading, the built-in one unless told, of parameters that are read wrongly. */
export function misread(
  change: (theta: MixtureParameters) => MixtureParameters,
  base: Expectation = right,
): Expectation {
  return {
    logDensities: (data, theta) => base.logDensities(data, change(theta)),
    logComponentDensities: (data, theta) => base.logComponentDensities(data, change(theta)),
    logLikelihood: (data, theta) => base.logLikelihood(data, change(theta)),
    eStep: (data, theta) => base.eStep(data, change(theta)),
  };
}
