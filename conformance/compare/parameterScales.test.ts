import { expect, test } from "vitest";
import type { MixtureParameters } from "../../src/model/index.ts";
import { parameterScales } from "./parameterScales.ts";

/** Columns with means 3 and 20, variances (9 + 1 + 4 + 4 + 0 + 0) / 6 = 3 and 600 / 6 = 100. */
const data = [
  [0, 10],
  [2, 30],
  [5, 10],
  [5, 30],
  [3, 10],
  [3, 30],
];
const common = {
  weights: [0.25, 0.75],
  means: [
    [-4, 7],
    [1, -30],
  ],
};
const Sigma = [
  [4, -5],
  [-5, 9],
];

test("weights are judged in units of 1, whatever their size", () => {
  const theta: MixtureParameters = {
    covarianceType: "spherical",
    ...common,
    covariances: [2, 3],
  };
  expect(parameterScales(theta, data).weights).toEqual([1, 1]);
});

test("means are judged in the larger of their own size and the column's standard deviation", () => {
  const theta: MixtureParameters = {
    covarianceType: "spherical",
    ...common,
    covariances: [2, 3],
  };
  expect(parameterScales(theta, data).means).toEqual([
    [4, 10],
    [Math.sqrt(3), 30],
  ]);
});

test("covariances are judged in the product of two standard deviations, matrix by matrix", () => {
  const wide = [
    [16, 1],
    [1, 25],
  ];
  const full: MixtureParameters = {
    covarianceType: "full",
    ...common,
    covariances: [Sigma, wide],
  };
  expect(parameterScales(full, data)).toMatchObject({
    covarianceType: "full",
    covariances: [
      [
        [4, 6],
        [6, 9],
      ],
      [
        [16, 20],
        [20, 25],
      ],
    ],
  });
  const tied: MixtureParameters = { covarianceType: "tied", ...common, covariances: Sigma };
  expect(parameterScales(tied, data)).toMatchObject({
    covarianceType: "tied",
    covariances: [
      [4, 6],
      [6, 9],
    ],
  });
});

test("variances are judged in units of themselves", () => {
  const diag: MixtureParameters = { covarianceType: "diag", ...common, covariances: Sigma };
  expect(parameterScales(diag, data).covariances).toEqual(Sigma);
  const spherical: MixtureParameters = {
    covarianceType: "spherical",
    ...common,
    covariances: [2, 3],
  };
  expect(parameterScales(spherical, data).covariances).toEqual([2, 3]);
});

test("units of 10^150 stay in range", () => {
  const theta: MixtureParameters = {
    covarianceType: "full",
    weights: [1],
    means: [[0, 0]],
    covariances: [
      [
        [2 ** 1000, 0],
        [0, 2 ** 1000],
      ],
    ],
  };
  expect(parameterScales(theta, data).covariances).toEqual([
    [
      [2 ** 1000, 2 ** 1000],
      [2 ** 1000, 2 ** 1000],
    ],
  ]);
});
