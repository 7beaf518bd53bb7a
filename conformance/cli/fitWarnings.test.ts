import { describe, expect, test } from "vitest";
import { normalDeviates } from "../../src/data/index.ts";
import { type MixtureParameters, toMatrix } from "../../src/model/index.ts";
import { fitWarnings } from "./fitWarnings.ts";

const deviate = normalDeviates("warnings", 0, 1);
const data = toMatrix(
  Array.from({ length: 100 }, () => [deviate(), 1000 * deviate()]),
  "data",
);
const means = [
  [0, 0],
  [1, 1],
];
const full = (second: readonly (readonly number[])[], weights = [0.5, 0.5]): MixtureParameters => ({
  covarianceType: "full",
  weights,
  means,
  covariances: [
    [
      [1, 0],
      [0, 1e6],
    ],
    second,
  ],
});

describe("a fit is suspect", () => {
  test("where a component has fewer than 2(D + 1) points", () => {
    const ordinary = [
      [1, 0],
      [0, 1e6],
    ];
    expect(fitWarnings(data, full(ordinary, [0.94, 0.06]))).toEqual([]);
    expect(fitWarnings(data, full(ordinary, [0.95, 0.05]))).toEqual([
      "component 2 has 5 points, fewer than 2(D + 1) = 6: try fewer components",
    ]);
  });

  test("where a covariance is almost flat, whatever the units of the columns", () => {
    const thin = (correlation: number) => [
      [1, 1000 * correlation],
      [1000 * correlation, 1e6],
    ];
    expect(fitWarnings(data, full(thin(0.999)))).toEqual([]);
    expect(fitWarnings(data, full(thin(1 - 1e-7)))).toEqual([
      expect.stringMatching(/^component 2 is almost flat: its largest eigenvalue is \de\+7 times/),
    ]);
  });

  test.each<[string, MixtureParameters, string]>([
    [
      "tied",
      {
        covarianceType: "tied",
        weights: [0.5, 0.5],
        means,
        covariances: [
          [1e-7, 0],
          [0, 1e6],
        ],
      },
      "the tied covariance is almost flat",
    ],
    [
      "diag",
      {
        covarianceType: "diag",
        weights: [0.5, 0.5],
        means,
        covariances: [
          [1, 1e6],
          [1e-8, 1e6],
        ],
      },
      "component 2 is almost flat",
    ],
    [
      "spherical",
      { covarianceType: "spherical", weights: [0.5, 0.5], means, covariances: [1e5, 1e-2] },
      "component 2 is almost a point",
    ],
  ])("in every structure: %s", (_, theta, warning) => {
    expect(fitWarnings(data, theta)).toEqual([expect.stringContaining(warning)]);
  });

  test("not for a column that is constant", () => {
    const constant = toMatrix(
      [
        [1, 5],
        [2, 5],
        [3, 5],
        [4, 5],
      ],
      "data",
    );
    const theta = {
      covarianceType: "spherical",
      weights: [1],
      means: [[2.5, 5]],
      covariances: [0.6],
    } as const;
    expect(fitWarnings(constant, theta)).toEqual([
      "component 1 has 4 points, fewer than 2(D + 1) = 6: try fewer components",
    ]);
  });
});
