import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCsv, standardise } from "../data/index.ts";
import type { FullParameters, MixtureParameters } from "../model/index.ts";
import { em, fit as fitted, logLikelihood, step } from "./index.ts";

const file = new URL("../../golden/datasets/old-faithful.csv", import.meta.url);
const { data: raw } = readCsv(readFileSync(file, "utf8"), "old-faithful.csv");
const standardised = standardise(raw, "N");
const diagonal = (a: number, b: number) => [
  [a, 0],
  [0, b],
];
const rawStart: FullParameters = {
  covarianceType: "full",
  weights: [0.5, 0.5],
  means: [
    [2, 55],
    [4.5, 80],
  ],
  covariances: [diagonal(1, 100), diagonal(1, 100)],
};
const slowStart: FullParameters = {
  covarianceType: "full",
  weights: [0.5, 0.5],
  means: [
    [-1, 1],
    [1, -1],
  ],
  covariances: [diagonal(1, 1), diagonal(1, 1)],
};

describe("fit", () => {
  test("(9.28) reaches the published maximum on Old Faithful", () => {
    const result = fitted(raw, rawStart);
    expect(result.logLikelihood).toBeCloseTo(-1130.263960185, 8);
    expect(result).toMatchObject({ converged: true, stopped: "tolerance" });
  });

  test("(9.28) crosses a plateau on the standardised data", () => {
    const { history, logLikelihood } = fitted(standardised, slowStart);
    expect(history[0]).toBeCloseTo(-1018.845583501, 8);
    expect(history[20]).toBeCloseTo(-541.97, 2);
    expect(logLikelihood).toBeCloseTo(-385.46069563, 7);
  });

  test("(9.28) reports the log likelihood of the parameters that it returns", () => {
    for (const maxSteps of [1, 3, 1000]) {
      const result = fitted(standardised, slowStart, { maxSteps });
      expect(result.logLikelihood).toBe(logLikelihood(standardised, result.parameters));
      expect(result.history.at(-1)).toBe(result.logLikelihood);
      expect(result.history).toHaveLength(result.steps + 1);
    }
  });

  test("(9.28) never falls on the way", () => {
    const { history } = fitted(standardised, slowStart);
    for (let t = 1; t < history.length; t++)
      expect(history[t]).toBeGreaterThanOrEqual(history[t - 1] - 1e-11);
  });

  test("stops at the limit of steps, and says so", () => {
    const result = fitted(standardised, slowStart, { maxSteps: 5 });
    expect(result).toMatchObject({ steps: 5, converged: false, stopped: "max_steps" });
  });

  test("stops at the first step that its rule calls small enough", () => {
    const N = raw.rows;
    const changes = {
      total: (before: number, after: number) => Math.abs(after - before),
      mean: (before: number, after: number) => Math.abs(after - before) / N,
      relative: (before: number, after: number) => Math.abs((after - before) / after),
    };
    const lengths = (["total", "mean", "relative"] as const).map((rule) => {
      const { history } = fitted(raw, rawStart, { stopping: { rule, tolerance: 1e-4 } });
      const small = history.map(
        (after, t) => t > 0 && changes[rule](history[t - 1], after) <= 1e-4,
      );
      expect(small.indexOf(true)).toBe(history.length - 1);
      return history.length;
    });
    expect(new Set(lengths).size).toBeGreaterThan(1);
  });

  test("tells of every state, the start included", () => {
    const told: [number, number][] = [];
    const seen: MixtureParameters[] = [];
    const result = fitted(raw, rawStart, {
      maxSteps: 3,
      onStep: (t, value, parameters) => {
        told.push([t, value]);
        seen.push(parameters);
      },
    });
    expect(told).toEqual(result.history.map((value, t) => [t, value]));
    expect(seen.at(0)).toEqual(rawStart);
    expect(seen.at(-1)).toEqual(result.parameters);
  });

  test("refuses rules, tolerances and limits that are none", () => {
    const rule = "parameters" as "total";
    expect(() => fitted(raw, rawStart, { stopping: { rule, tolerance: 1 } })).toThrow(
      'stopping.rule: is "parameters", not one of total, mean, relative',
    );
    expect(() => fitted(raw, rawStart, { stopping: { rule: "total", tolerance: -1 } })).toThrow(
      "stopping.tolerance: is -1, not 0 or above",
    );
    expect(() => fitted(raw, rawStart, { maxSteps: 0 })).toThrow("maxSteps: is 0");
  });
});

describe("em", () => {
  test("is the same steps one at a time", () => {
    let theta: MixtureParameters = slowStart;
    const values = [logLikelihood(standardised, theta)];
    for (let t = 0; t < 4; t++) {
      theta = step(standardised, theta);
      values.push(logLikelihood(standardised, theta));
    }
    expect(em(standardised, slowStart, { steps: 4 })).toEqual({
      parameters: theta,
      logLikelihoods: values,
    });
  });

  test("of 0 steps is the start and its log likelihood", () => {
    const { parameters, logLikelihoods } = em(raw, rawStart, { steps: 0 });
    expect(parameters).toEqual(rawStart);
    expect(logLikelihoods).toEqual([logLikelihood(raw, rawStart)]);
  });

  test("refuses a number of steps that is not whole", () => {
    expect(() => em(raw, rawStart, { steps: 1.5 })).toThrow("steps: is 1.5");
  });

  test("keeps components that start alike alike, bit for bit", () => {
    const [mean] = slowStart.means;
    const { parameters } = em(standardised, { ...slowStart, means: [mean, mean] }, { steps: 3 });
    expect(parameters.means[0]).toEqual(parameters.means[1]);
    expect(parameters.covariances[0]).toEqual(parameters.covariances[1]);
  });

  test("goes on with weights that an ε in the denominators left below 1", () => {
    const start: MixtureParameters = {
      covarianceType: "diag",
      weights: [0.5, 0.5],
      means: [[0], [10]],
      covariances: [[1], [1]],
    };
    const options = { deviations: { denominatorEpsilon: 1e-8 } };
    const rows = [[0], [1], [9], [10], [50]];
    const one = step(rows, start, options);
    expect(one.weights[0] + one.weights[1]).toBeCloseTo(0.8, 6);
    expect(em(rows, start, { steps: 2, ...options }).parameters).toEqual(step(rows, one, options));
    expect(() => step(rows, one)).toThrow("weights: sum to");
  });

  test("that runs into a covariance singular but for rounding is refused by name", () => {
    // The step's covariance passes elimination, and its Cholesky factor, rounded otherwise, does not.
    const rows = [
      [4.56, 4.5],
      [0.464, 2.7],
      [1.867, 2.067],
      [0.337, 1.967],
      [0.567, 1.046],
      [2.212, 2.169],
      [3.652, 2.2],
      [3, -0.4],
      [-0.7, -0.5],
      [0.19, 3.6],
    ];
    const start: MixtureParameters = {
      covarianceType: "full",
      weights: [11 / 39, 16 / 39, 12 / 39],
      means: [
        [2, 1.5],
        [-0.01, 3],
        [1.567, 2.967],
      ],
      covariances: [
        [
          [0.03841, -0.00656],
          [-0.00656, 0.04073],
        ],
        [
          [0.3423, 0.1897],
          [0.1897, 0.3024],
        ],
        [
          [0.1243, -0.0379],
          [-0.0379, 0.1975],
        ],
      ],
    };
    expect(() => em(rows, start, { steps: 2 })).toThrow(
      /covariances\[\d\]: is not positive definite/,
    );
  });
});
