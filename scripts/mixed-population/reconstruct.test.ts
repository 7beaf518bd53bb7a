import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readCsv } from "../../src/data/index.ts";
import { em, mStep } from "../../src/float64/index.ts";
import type { FullParameters, MixtureParameters } from "../../src/model/index.ts";
import { describeAsPandas } from "./describe.ts";
import { ridge, tolerance } from "./earlyStoppedFit.ts";
import { asNumpyPrints, printed } from "./figures.ts";
import { gap } from "./intervals.ts";
import { committedSeed, csvOf, reconstruction } from "./reconstruction.ts";
import { twoMeansSplits } from "./twoMeansSplits.ts";

const file = new URL("../../golden/datasets/mixed-population.csv", import.meta.url);
const text = readFileSync(file, "utf8");
const { columns, data } = readCsv(text, "mixed-population.csv");
const x = Array.from(data.values);
const deviations = { ridge };

/** An M step reads no more of the current model than its structure and what is held. */
const structure: FullParameters = {
  covarianceType: "full",
  weights: [0.5, 0.5],
  means: [[0], [0]],
  covariances: [[[1]], [[1]]],
};

/** The state in which EM starts: the M step from the 2-means split. */
function startOfSplit(): MixtureParameters {
  const split = x.map((x_n) => (100 * x_n < gap.from ? [1, 0] : [0, 1]));
  return mStep(data, split, structure, { deviations });
}

/** The state in which scikit-learn stops: one step after the step that added less than `tol`. */
function earlyStopped() {
  const { logLikelihoods } = em(data, startOfSplit(), { steps: 10, deviations });
  const gains = logLikelihoods.slice(1).map((value, t) => (value - logLikelihoods[t]) / x.length);
  const steps = gains.findIndex((gain) => Math.abs(gain) < tolerance) + 2;
  const { parameters } = em(data, startOfSplit(), { steps, deviations });
  return { steps, gains, parameters };
}

function sdsOf(theta: MixtureParameters): number[] {
  if (theta.covarianceType !== "full") throw new Error("cannot happen: the structure changed");
  return theta.covariances.map(([[variance]]) => Math.sqrt(variance));
}

it("is one column under the workbook's name, in steps of 0.01", () => {
  const [header, ...values] = text.trimEnd().split("\n");
  expect(columns).toEqual([header]);
  expect(header).toBe("The_Data");
  expect(values.every((value) => /^-?\d+\.\d\d$/.test(value))).toBe(true);
});

it("begins with the ten printed rows", () => {
  expect(text.split("\n").slice(1, 11)).toEqual(printed.firstRows);
});

it("is described by pandas as printed", () => {
  expect(describeAsPandas(x)).toEqual(printed.describe);
});

it("has one 2-means split, in the gap, whatever start 2-means is given", () => {
  expect(twoMeansSplits(x)).toEqual([x.filter((x_n) => 100 * x_n < gap.from).length]);
  expect(x.filter((x_n) => 100 * x_n >= gap.from && 100 * x_n <= gap.to)).toEqual([]);
});

it("is fitted by scikit-learn's early-stopped EM in 3 steps, not near the limit of 2 or 4", () => {
  const { steps, gains } = earlyStopped();
  expect(steps).toBe(3);
  expect(gains[0]).toBeGreaterThan(1.1 * tolerance);
  expect(gains[1]).toBeLessThan(0.9 * tolerance);
});

it("has the printed means, standard deviations and weights when that fit stops", () => {
  const { parameters } = earlyStopped();
  expect(parameters.means.flat().map(asNumpyPrints)).toEqual(printed.means);
  expect(sdsOf(parameters).map(asNumpyPrints)).toEqual(printed.standardDeviations);
  expect(parameters.weights.map(asNumpyPrints)).toEqual(printed.weights);
});

it("does not have the printed figures one step earlier or later", () => {
  for (const steps of [2, 4]) {
    const { parameters } = em(data, startOfSplit(), { steps, deviations });
    expect(parameters.means.flat().map(asNumpyPrints)).not.toEqual(printed.means);
  }
});

/** In another engine, a last bit of `exp` or `log` may turn a decision of the search. */
it("is written again byte for byte from its seed", { timeout: 60_000 }, () => {
  expect(csvOf(reconstruction(committedSeed))).toBe(text);
});
