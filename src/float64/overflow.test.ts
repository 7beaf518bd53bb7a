import { describe, expect, test } from "vitest";
import { kMeansStart } from "../initialisation/index.ts";
import type { MixtureParameters } from "../model/index.ts";
import * as float64 from "./index.ts";

const unit = {
  full: [
    [
      [1, 0],
      [0, 1],
    ],
  ],
  tied: [
    [1, 0],
    [0, 1],
  ],
  diag: [[1, 1]],
  spherical: [1],
} as const;

describe.each(Object.keys(unit) as (keyof typeof unit)[])("%s covariances", (covarianceType) => {
  const start = {
    covarianceType,
    weights: [1],
    means: [[0, 0]],
    covariances: unit[covarianceType],
  } as unknown as MixtureParameters;
  const rows = (scale: number) => [
    [scale, 1],
    [-scale, 2],
    [scale / 2, 4],
  ];
  const gamma = [[1], [1], [1]];
  const refusal = expect.objectContaining({
    code: "invalid_input",
    message: expect.stringMatching(
      /^data\[0\]\[0\]: is .*, so large that squared distances overflow/,
    ),
  });

  test.each([1e155, 1e200, 1.7e308])("of values of %d overflow, and say so", (scale) => {
    expect(() => float64.mStep(rows(scale), gamma, start)).toThrow(refusal);
    expect(() => kMeansStart(rows(scale), 1, { covarianceType, seed: 1 })).toThrow(refusal);
  });

  test("of values of 1e150 are answered", () => {
    const { covariances } = float64.mStep(rows(1e150), gamma, start);
    expect(covariances.flat(2).every(Number.isFinite)).toBe(true);
  });

  test("about a held mean that is too far are refused for the mean", () => {
    const held = { ...start, means: [[0, 1e200]] } as MixtureParameters;
    expect(() => float64.mStep(rows(1), gamma, held, { known: ["means"] })).toThrow(
      /^means\[0\]\[1\]: is 1e\+200, so large/,
    );
  });

  test("of a fit from afar are refused at its first row", () => {
    expect(() => float64.fit(rows(1e200), start)).toThrow(
      /^data\[0\]: is so far from every component/,
    );
  });
});
