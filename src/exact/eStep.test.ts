import { describe, expect, it } from "vitest";
import type { SphericalParameters } from "../model/index.ts";
import { toDigits } from "./engine/index.ts";
import { eStep } from "./eStep.ts";

/** Two concentric components: at their mean only weights and volumes count. */
const concentric: SphericalParameters = {
  covarianceType: "spherical",
  weights: [0.25, 0.75],
  means: [
    [0, 0],
    [0, 0],
  ],
  covariances: [1, 4],
};

const digits = (gamma: ReturnType<typeof eStep>, count: number) =>
  gamma.map((row) => row.map((value) => toDigits(value, count)));

describe("eStep", () => {
  it("(9.23) at the common mean divides by the volumes: 1/4·1 to 3/4·1/4 is 4 to 3", () => {
    const [[first, second]] = digits(eStep([[0, 0]], concentric), 30);
    expect(first).toBe("0.571428571428571428571428571429");
    expect(second).toBe("0.428571428571428571428571428571");
  });

  it("(9.23) at D = 1 divides by standard deviations, not by variances: 1 to 1/2", () => {
    const theta: SphericalParameters = {
      covarianceType: "spherical",
      weights: [0.5, 0.5],
      means: [[3], [3]],
      covariances: [1, 4],
    };
    expect(digits(eStep([[3]], theta), 20)).toEqual([
      ["0.66666666666666666667", "0.33333333333333333333"],
    ]);
  });

  it("(9.23) gives the weights back where components are the same", () => {
    const same: SphericalParameters = { ...concentric, covariances: [2, 2] };
    expect(digits(eStep([[1, -7]], same), 20)).toEqual([["0.25", "0.75"]]);
  });

  it("(9.23) gives a component of weight 0 nothing", () => {
    const gamma = eStep([[1, 1]], { ...concentric, weights: [0, 1] });
    expect(digits(gamma, 20)).toEqual([["0", "1"]]);
  });

  it("(9.23) answers where every density is below the smallest double", () => {
    const theta: SphericalParameters = {
      ...concentric,
      means: [
        [0, 0],
        [1, 0],
      ],
      covariances: [1, 1],
    };
    // The exponents are −(10⁶)²/2 and −(10⁶ − 1)²/2: 10⁶ − 1/2 apart, so that γ_1 ≈ e^(½−10⁶)/3.
    const [[first]] = eStep([[1e6, 0]], theta);
    // 10^6·log10(e) − ½·log10(e) + log10(3) = 434294.481903… − 0.217147… + 0.477121… = 434294.741877…
    expect(toDigits(first, 6)).toBe("1.81185e-434295");
  });

  it("accepts flat data and says when data and model disagree", () => {
    const flat = { rows: 1, columns: 2, values: Float64Array.of(0, 0) };
    expect(digits(eStep(flat, concentric), 5)).toEqual([["0.57143", "0.42857"]]);
    expect(() => eStep([[0]], concentric)).toThrow("means[0]: has 2 values, not 1");
  });

  it("in doubles, computes with doubles", () => {
    const [[first, second]] = eStep([[0, 0]], concentric, { precision: "double" });
    expect(first).toBeTypeOf("number");
    expect(first).toBeCloseTo(4 / 7, 14);
    expect(second).toBeCloseTo(3 / 7, 14);
  });
});
