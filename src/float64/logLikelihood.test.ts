import { expect, test } from "vitest";
import type { MixtureParameters } from "../model/index.ts";
import { logDensities, logLikelihood } from "./index.ts";

const theta: MixtureParameters = {
  covarianceType: "spherical",
  weights: [0.25, 0.75],
  means: [[0], [3]],
  covariances: [1, 4],
};

function normal(x: number, mean: number, variance: number): number {
  return Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
}

test("(9.7) is the weighted sum of the densities", () => {
  const xs = [-1, 0.5, 7];
  const expected = xs.map((x) => Math.log(0.25 * normal(x, 0, 1) + 0.75 * normal(x, 3, 4)));
  logDensities(
    xs.map((x) => [x]),
    theta,
  ).forEach((value, n) => {
    expect(value).toBeCloseTo(expected[n], 13);
  });
});

test("(9.7) has a log where the density itself underflows", () => {
  const [far] = logDensities([[1000]], theta);
  const nearer = Math.log(0.75) - 0.5 * Math.log(8 * Math.PI) - 997 ** 2 / 8;
  expect(far).toBeCloseTo(nearer, 9);
});

test("(9.7) refuses a point so far away that even the log leaves the range", () => {
  expect(() => logDensities([[0], [1e160]], theta)).toThrow(
    expect.objectContaining({ code: "invalid_input", where: "data[1]" }),
  );
});

test("(9.28) is the total over the points, not their mean", () => {
  const rows = Array.from({ length: 1000 }, (_, n) => [n / 100]);
  const sum = logDensities(rows, theta).reduce((total, value) => total + value, 0);
  expect(logLikelihood(rows, theta)).toBeCloseTo(sum, 9);
});
