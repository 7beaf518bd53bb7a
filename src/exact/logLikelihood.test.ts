import { describe, expect, it } from "vitest";
import type { FullParameters } from "../model/index.ts";
import { arithmetic, type Real, toDigits } from "./engine/index.ts";
import { logComponentDensities, logDensities } from "./logDensity.ts";
import { logLikelihood } from "./logLikelihood.ts";

const theta: FullParameters = {
  covarianceType: "full",
  weights: [0.25, 0.75],
  means: [
    [0, 0],
    [0, 0],
  ],
  covariances: [
    [
      [2, 1],
      [1, 1],
    ],
    [
      [2, 0],
      [0, 8],
    ],
  ],
};

const { math } = arithmetic(50);
const worked = (text: string) => math.evaluate(text) as Real;
const same = (a: Real, b: Real) => expect(toDigits(a, 40)).toBe(toDigits(b, 40));

describe("log densities", () => {
  it("(2.43) at (1, 2): |Σ| is 1 and 16, Δ² is 5 and 1", () => {
    // Σ_1⁻¹ = [[1, −1], [−1, 2]]: 1 − 4 + 8 = 5; Σ_2⁻¹ = diag(1/2, 1/8): 1/2 + 4/8 = 1.
    const [[first, second]] = logComponentDensities([[1, 2]], theta);
    same(first, worked("-log(2 * pi) - 5/2"));
    same(second, worked("-log(2 * pi) - log(16) / 2 - 1/2"));
  });

  it("(1.46) at D = 1 the covariance is a variance", () => {
    const line: FullParameters = {
      covarianceType: "full",
      weights: [1],
      means: [[7]],
      covariances: [[[4]]],
    };
    const [[atTen]] = logComponentDensities([[10]], line);
    same(atTen, worked("-log(2 * sqrt(2 * pi)) - 9/8"));
  });

  it("(9.7) at the common mean is (1/4 + 3/4·1/4) / 2π = 7 / 32π", () => {
    const [density] = logDensities([[0, 0]], theta);
    same(density, worked("log(7 / (32 * pi))"));
  });
});

describe("logLikelihood", () => {
  it("(9.28) is a total over the points, in natural logs", () => {
    const value = logLikelihood(
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      theta,
    );
    same(value, worked("3 * log(7 / (32 * pi))"));
  });

  it("(9.28) is the sum of the log densities", () => {
    const data = [
      [1, 2],
      [-3, 0.5],
    ];
    const [first, second] = logDensities(data, theta);
    same(logLikelihood(data, theta), math.add(first as number, second as number));
  });

  it("(9.28) may be above zero", () => {
    const narrow: FullParameters = {
      covarianceType: "full",
      weights: [1],
      means: [[0]],
      covariances: [[[2 ** -20]]],
    };
    same(logLikelihood([[0]], narrow), worked("10 * log(2) - log(2 * pi) / 2"));
    expect(toDigits(logLikelihood([[0]], narrow), 12)).toBe("6.01253327239");
  });
});
