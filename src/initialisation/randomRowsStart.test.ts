import { describe, expect, test } from "vitest";
import { type CovarianceType, covarianceTypes } from "../model/index.ts";
import { randomRowsStart } from "./randomRowsStart.ts";

/** Of mean (2, 3), variances 4 and 5, and covariance 4. */
const data = [
  [0, 0],
  [4, 4],
  [0, 2],
  [4, 6],
];
const everything = [
  [4, 4],
  [4, 5],
];
const covariances: Readonly<Record<CovarianceType, unknown>> = {
  full: [everything, everything, everything],
  tied: everything,
  diag: [
    [4, 5],
    [4, 5],
    [4, 5],
  ],
  spherical: [4.5, 4.5, 4.5],
};

describe("a start at random rows", () => {
  test.each(covarianceTypes)("has equal weights, and of all the data %s covariances", (type) => {
    const theta = randomRowsStart(data, 3, { covarianceType: type, seed: 1 });
    expect(theta.weights).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(theta.covariances).toEqual(covariances[type]);
  });

  test("has different rows of the data as means, however often one occurs", () => {
    const rows = [...new Array<number[]>(50).fill([7, 7]), ...data];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { means } = randomRowsStart(rows, 5, { covarianceType: "full", seed });
      const sorted = means.map((mean) => mean.join()).sort();
      expect(sorted).toEqual(["0,0", "0,2", "4,4", "4,6", "7,7"]);
    }
  });

  test("prefers no row: in 4000 starts, each is the first mean 1000 times, within 4 deviations", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed++) {
      const [mean] = randomRowsStart(data, 1, { covarianceType: "diag", seed }).means;
      counts.set(mean.join(), (counts.get(mean.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(4);
    for (const count of counts.values())
      expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(4000 * 0.25 * 0.75));
  });

  test("is fixed by the seed, and seeds whose digits repeat are not one another", () => {
    const many = Array.from({ length: 500 }, (_, n) => [n]);
    const start = (seed: number) => randomRowsStart(many, 4, { covarianceType: "full", seed });
    expect(start(1)).toEqual(start(1));
    expect(new Set([1, 11, 111].map((seed) => JSON.stringify(start(seed)))).size).toBe(3);
  });

  test("gives every component a covariance of its own to change", () => {
    const { covariances: own } = randomRowsStart(data, 2, { covarianceType: "diag", seed: 1 });
    expect(own[0]).not.toBe(own[1]);
  });
});

describe("refused is", () => {
  test.each([
    [0, "components: is 0, not a whole number from 1 to 4, the number of rows"],
    [5, "components: is 5, not a whole number from 1 to 4, the number of rows"],
  ])("K = %d", (K, message) => {
    expect(() => randomRowsStart(data, K, { covarianceType: "full", seed: 1 })).toThrow(
      expect.objectContaining({ code: "invalid_input", message }),
    );
  });

  test("K above the number of distinct rows", () => {
    const rows = [[1], [2], [1]];
    expect(() => randomRowsStart(rows, 3, { covarianceType: "diag", seed: 1 })).toThrow(
      "components: is 3, not at most 2, the number of distinct rows",
    );
  });

  test("data in a plane that is a line, with what to try instead", () => {
    const rows = [
      [1, 5],
      [2, 5],
    ];
    expect(() => randomRowsStart(rows, 1, { covarianceType: "tied", seed: 1 })).toThrow(
      expect.objectContaining({
        code: "singular_covariance",
        message: expect.stringContaining(
          "; these are the covariances of all the data: leave out a column, or try another structure",
        ),
      }),
    );
  });
});
