import { expect, test } from "vitest";
import { checkPositiveDefinite } from "../model/index.ts";
import { randomCovariance } from "./randomCovariance.ts";
import { uniformDeviates } from "./uniformDeviates.ts";

const seeds = Array.from({ length: 50 }, (_, seed) => seed);

test("a random covariance is symmetric and positive definite", () => {
  for (const seed of seeds) {
    const Sigma = randomCovariance({ dimensions: 3, seed });
    expect(Sigma).toEqual(Sigma[0].map((_, j) => Sigma.map((row) => row[j])));
    checkPositiveDefinite({
      covarianceType: "tied",
      weights: [1],
      means: [[0, 0, 0]],
      covariances: Sigma,
    });
  }
});

test("it is A·Aᵀ of a matrix uniform on [−1/2, 1/2)", () => {
  const [a, b, c, d] = Array.from({ length: 4 }, uniformDeviates("A", -0.5, 0.5));
  expect(randomCovariance({ dimensions: 2, seed: "A" })).toEqual([
    [a * a + b * b, a * c + b * d],
    [a * c + b * d, c * c + d * d],
  ]);
});

test("its variances are D/12 on average, within 4 standard errors", () => {
  const D = 4;
  const variances = seeds.flatMap((seed) =>
    randomCovariance({ dimensions: D, seed }).map((row, i) => row[i]),
  );
  const mean = variances.reduce((sum, value) => sum + value, 0) / variances.length;
  const standardError = Math.sqrt((D * (1 / 80 - 1 / 144)) / variances.length);
  expect(Math.abs(mean - D / 12)).toBeLessThan(4 * standardError);
});

test("it is fixed by the seed", () => {
  const of = (seed: string) => randomCovariance({ dimensions: 3, seed });
  expect(of("1")).toEqual(of("1"));
  expect(of("1")).not.toEqual(of("11"));
});

test("no dimensions are refused", () => {
  expect(() => randomCovariance({ dimensions: 0, seed: "s" })).toThrow(
    expect.objectContaining({
      code: "invalid_input",
      message: "dimensions: is 0, not a whole number of at least 1",
    }),
  );
});
