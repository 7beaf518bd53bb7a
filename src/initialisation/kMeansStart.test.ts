import { describe, expect, test } from "vitest";
import { blobs } from "../data/index.ts";
import { type CovarianceType, covarianceTypes, type MixtureParameters } from "../model/index.ts";
import { kMeansStart } from "./kMeansStart.ts";

/** Five points about (0, 0) and three about (10, 20), in mixed order. */
const data = [
  [0, 0],
  [10, 22],
  [2, 0],
  [0, 2],
  [13, 19],
  [-2, 0],
  [0, -2],
  [7, 19],
];

const clusters = { weights: [5 / 8, 3 / 8], means: [0, 0, 10, 20] };
const covariances: Readonly<Record<CovarianceType, readonly number[]>> = {
  full: [8 / 5, 0, 0, 8 / 5, 6, 0, 0, 2],
  tied: [26 / 8, 0, 0, 14 / 8],
  diag: [8 / 5, 8 / 5, 6, 2],
  spherical: [8 / 5, 4],
};

/** The numbers of a group, the components in the order of their weights. */
function flat(theta: MixtureParameters, group: "weights" | "means" | "covariances"): number[] {
  const values: readonly unknown[] = theta[group];
  const isTied = group === "covariances" && theta.covarianceType === "tied";
  const inOrder = isTied || theta.weights[0] > theta.weights[1] ? values : [...values].reverse();
  return inOrder.flat(3) as number[];
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, 12);
  });
}

describe("a start by k-means", () => {
  test.each(covarianceTypes)("has the shares, means and %s covariances of the clusters", (type) => {
    const theta = kMeansStart(data, 2, { covarianceType: type, seed: 1 });
    expect(theta.covarianceType).toBe(type);
    expectClose(flat(theta, "weights"), clusters.weights);
    expectClose(flat(theta, "means"), clusters.means);
    expectClose(flat(theta, "covariances"), covariances[type]);
  });

  test("leaves every row with the mean that is nearest to it", () => {
    const { data: rows } = blobs({ size: 90, centres: 4, seed: "k-means" });
    const { means, weights } = kMeansStart(rows, 4, { covarianceType: "spherical", seed: 5 });
    const nearest = Array.from({ length: 90 }, (_, n) => {
      const x = rows.values.subarray(n * 2, n * 2 + 2);
      const distances = means.map(([a, b]) => Math.hypot(x[0] - a, x[1] - b));
      return distances.indexOf(Math.min(...distances));
    });
    means.forEach((mean, k) => {
      const own = nearest.flatMap((label, n) => (label === k ? [n] : []));
      const average = (i: number) =>
        own.reduce((sum, n) => sum + rows.values[n * 2 + i], 0) / own.length;
      expect(own.length / 90).toBeCloseTo(weights[k], 12);
      expectClose(mean, [average(0), average(1)]);
    });
  });

  test("is fixed by the seed, and another seed may give another", () => {
    const { data: rows } = blobs({ size: 60, centres: 6, seed: "seeds" });
    const start = (seed: number) => kMeansStart(rows, 5, { covarianceType: "spherical", seed });
    expect(start(7)).toEqual(start(7));
    expect(
      new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(start(seed)))).size,
    ).toBeGreaterThan(1);
  });

  test.each([1e-150, 1e150])("is the same in units of %d, where squares have no room", (unit) => {
    const options = { covarianceType: "spherical", seed: 1 } as const;
    const scaled = data.map((row) => row.map((value) => value * unit));
    const { weights, means } = kMeansStart(scaled, 2, options);
    expect(weights).toEqual(kMeansStart(data, 2, options).weights);
    const coordinates = means.flat().map((value) => value / unit);
    expectClose(
      coordinates.sort((a, b) => a - b),
      clusters.means,
    );
  });

  test("with one component is the closed form", () => {
    const { weights, means } = kMeansStart([[1], [2], [6]], 1, { covarianceType: "full", seed: 0 });
    expect([weights, means]).toEqual([[1], [[3]]]);
  });

  test("changes nothing of the caller's", () => {
    const before = structuredClone(data);
    kMeansStart(data, 2, { covarianceType: "full", seed: 1 });
    expect(data).toEqual(before);
  });
});

describe("refused is", () => {
  const whole = "not a whole number from 1 to 8, the number of rows";
  test.each([
    [0, 1, `components: is 0, ${whole}`],
    [1.5, 1, `components: is 1.5, ${whole}`],
    [9, 1, `components: is 9, ${whole}`],
    [Number.NaN, 1, `components: is NaN, ${whole}`],
    [2, -1, "seed: is -1, not a whole number from 0 to 2^32 − 1"],
    [2, 2 ** 32, "seed: is 4294967296, not a whole number from 0 to 2^32 − 1"],
  ])("K = %d with seed %d", (K, seed, message) => {
    expect(() => kMeansStart(data, K, { covarianceType: "full", seed })).toThrow(
      expect.objectContaining({ code: "invalid_input", message }),
    );
  });

  test("a structure that is none", () => {
    const options = { covarianceType: "round" as CovarianceType, seed: 1 };
    expect(() => kMeansStart(data, 2, options)).toThrow(
      'covarianceType: is "round", not one of full, tied, diag, spherical',
    );
  });

  test("K above the number of distinct rows", () => {
    const rows = [[1], [2], [1], [2]];
    expect(() => kMeansStart(rows, 3, { covarianceType: "diag", seed: 1 })).toThrow(
      expect.objectContaining({
        code: "invalid_input",
        message: "components: is 3, not at most 2, the number of distinct rows",
      }),
    );
  });

  test("a cluster on one point, with what to try instead", () => {
    const rows = [[1], [2], [99]];
    expect(() => kMeansStart(rows, 2, { covarianceType: "full", seed: 1 })).toThrow(
      expect.objectContaining({
        code: "singular_covariance",
        message: expect.stringMatching(
          /^covariances\[\d\]: is not positive definite.*; k-means made clusters of (1 and 2|2 and 1) points: try fewer components, another seed or another structure$/,
        ),
      }),
    );
  });
});
