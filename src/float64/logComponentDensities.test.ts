import { expect, test } from "vitest";
import type { MixtureParameters } from "../model/index.ts";
import { logComponentDensities } from "./index.ts";

const ln2pi = Math.log(2 * Math.PI);

test("(1.46) is the univariate Gaussian in every structure at D = 1", () => {
  const expected = -0.5 * Math.log(2 * Math.PI * 4) - (5 - 2) ** 2 / (2 * 4);
  const common = { weights: [1], means: [[2]] };
  const models: MixtureParameters[] = [
    { covarianceType: "full", ...common, covariances: [[[4]]] },
    { covarianceType: "tied", ...common, covariances: [[4]] },
    { covarianceType: "diag", ...common, covariances: [[4]] },
    { covarianceType: "spherical", ...common, covariances: [4] },
  ];
  for (const theta of models)
    expect(logComponentDensities([[5]], theta).values[0]).toBeCloseTo(expected, 14);
});

test("(2.43) uses the inverse of a correlated covariance and the root of its determinant", () => {
  // |Σ| = 4·3 − 2² = 8, Σ⁻¹ = [[3, −2], [−2, 4]] / 8, x − μ = (1, −2): Δ² = (3 + 8 + 16) / 8
  const theta: MixtureParameters = {
    covarianceType: "full",
    weights: [0.25, 0.75],
    means: [
      [10, 20],
      [0, 0],
    ],
    covariances: [
      [
        [4, 2],
        [2, 3],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    ],
  };
  const { rows, columns, values } = logComponentDensities([[11, 18]], theta);
  expect([rows, columns]).toEqual([1, 2]);
  expect(values[0]).toBeCloseTo(-ln2pi - 0.5 * Math.log(8) - 27 / 16, 13);
  expect(values[1]).toBeCloseTo(-ln2pi - (121 + 324) / 2, 12);
});

test("(2.43) keeps its digits where the units of the dimensions cancel in |Σ|", () => {
  const theta: MixtureParameters = {
    covarianceType: "full",
    weights: [1],
    means: [[0, 0]],
    covariances: [
      [
        [1e300, 0],
        [0, 1e-300],
      ],
    ],
  };
  expect(logComponentDensities([[0, 0]], theta).values[0]).toBeCloseTo(-ln2pi, 14);
});

test("(2.43) stays in range in 70 dimensions whose determinant does not", () => {
  const D = 70;
  const x = Array.from({ length: D }, () => 1e-20);
  const theta: MixtureParameters = {
    covarianceType: "full",
    weights: [1],
    means: [x.map(() => 0)],
    covariances: [x.map((_, i) => x.map((_, j) => (i === j ? 1e-40 : 0)))],
  };
  const expected = -(D / 2) * ln2pi + D * 20 * Math.log(10) - D / 2;
  expect(logComponentDensities([x], theta).values[0]).toBeCloseTo(expected, 9);
});

test("(2.43) is the same for every row, whatever its place among the rows", () => {
  const theta: MixtureParameters = {
    covarianceType: "full",
    weights: [1],
    means: [[1, 2]],
    covariances: [
      [
        [2, 1],
        [1, 3],
      ],
    ],
  };
  for (const N of [1, 2, 3, 4, 5, 255, 256, 257, 515]) {
    const rows = Array.from({ length: N }, (_, n) => [n % 3, n % 5]);
    const together = logComponentDensities(rows, theta).values;
    const alone = rows.map((row) => logComponentDensities([row], theta).values[0]);
    expect(Array.from(together)).toEqual(alone);
  }
});
