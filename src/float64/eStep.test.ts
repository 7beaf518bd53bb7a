import { expect, test } from "vitest";
import type { MixtureParameters } from "../model/index.ts";
import { eStep, logDensities } from "./index.ts";

const theta: MixtureParameters = {
  covarianceType: "diag",
  weights: [0.25, 0.75],
  means: [
    [0, 0],
    [2, 1],
  ],
  covariances: [
    [1, 4],
    [9, 1],
  ],
};

test("(9.23) divides each weighted density by their sum", () => {
  const first = (0.25 * Math.exp(-(1 + 4 / 4) / 2)) / 2;
  const second = (0.75 * Math.exp(-(1 / 9 + 1) / 2)) / 3;
  const gamma = eStep([[1, 2]], theta);
  expect([gamma.rows, gamma.columns]).toEqual([1, 2]);
  expect(gamma.values[0]).toBeCloseTo(first / (first + second), 15);
  expect(gamma.values[1]).toBeCloseTo(second / (first + second), 15);
});

test("(9.23) gives exactly 0 to a component of weight 0, even at its own mean", () => {
  const gamma = eStep([[0, 0]], { ...theta, weights: [0, 1] });
  expect(Array.from(gamma.values)).toEqual([0, 1]);
});

test("(9.23) is exactly 1 for a single component", () => {
  const rows = [[5], [-3], [1e9]];
  const gamma = eStep(rows, {
    covarianceType: "full",
    weights: [1],
    means: [[2]],
    covariances: [[[3]]],
  });
  expect(Array.from(gamma.values)).toEqual([1, 1, 1]);
});

test("(9.23) far from all components, where every density underflows, is a number", () => {
  const rows = [
    [100, -200],
    [1e100, 1e100],
  ];
  const gamma = eStep(rows, theta);
  for (const value of gamma.values) expect(value).toBeGreaterThanOrEqual(0);
  expect(gamma.values[0] + gamma.values[1]).toBe(1);
  expect(Array.from(gamma.values.subarray(2))).toEqual([0, 1]);
});

test("(9.23) keeps its digits in units in which the densities are near 10^300 or 10^-300", () => {
  const unit = eStep([[1, 2]], theta).values[0];
  for (const scale of [2 ** 490, 2 ** -490]) {
    const scaled: MixtureParameters = {
      ...theta,
      means: theta.means.map((mean) => mean.map((value) => value * scale)),
      covariances: theta.covariances.map((row) => row.map((value) => value * scale * scale)),
    };
    expect(eStep([[scale, 2 * scale]], scaled).values[0]).toBe(unit);
  }
});

test("(9.23) with an ε in the denominator adds it beside the density", () => {
  const epsilon = 0.01;
  const plain = eStep([[1, 2]], theta).values;
  const density = Math.exp(logDensities([[1, 2]], theta)[0]);
  eStep([[1, 2]], theta, { deviations: { denominatorEpsilon: epsilon } }).values.forEach(
    (value, k) => {
      expect(value).toBeCloseTo((plain[k] * density) / (density + epsilon), 14);
    },
  );
});

test("(9.23) with an ε in the denominator leaves a far point to nobody", () => {
  const gamma = eStep([[1000, 0]], theta, { deviations: { denominatorEpsilon: 1e-8 } });
  expect(Array.from(gamma.values)).toEqual([0, 0]);
});

test("an E step refuses a deviation that is negative", () => {
  expect(() => eStep([[1, 2]], theta, { deviations: { denominatorEpsilon: -1 } })).toThrow(
    "deviations.denominatorEpsilon: is -1, not 0 or above",
  );
});
