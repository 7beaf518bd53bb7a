import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { blobs, readCsv } from "../data/index.ts";
import { fit as fitFrom } from "../float64/index.ts";
import { GmmError, toRows } from "../model/index.ts";
import { bestOfStarts } from "./bestOfStarts.ts";
import { kMeansStart } from "./kMeansStart.ts";
import type { Distances } from "./startOptions.ts";

const { data } = blobs({ size: 90, centres: 5, seed: "starts" });
const path = new URL("../../golden/datasets/old-faithful.csv", import.meta.url);
const faithful = readCsv(readFileSync(path, "utf8"), "old-faithful.csv").data;
const options = { covarianceType: "spherical", seed: 3, starts: 6 } as const;

describe("the best of several starts", () => {
  test("is the start, of consecutive seeds, whose fit ends highest", () => {
    const three = { ...options, covarianceType: "full" } as const;
    const fits = [3, 4, 5, 6, 7, 8].map((seed) => {
      const distances = seed % 2 === 1 ? "standardised" : "whitened";
      const start = kMeansStart(faithful, 3, { ...three, seed, distances });
      return { seed, distances, start, result: fitFrom(faithful, start) };
    });
    const highest = Math.max(...fits.map(({ result }) => result.logLikelihood));
    const winner = fits.find(({ result }) => result.logLikelihood === highest);
    const ends = fits.map(({ result }) => highest - result.logLikelihood);
    expect(Math.max(...ends)).toBeGreaterThan(0.1); // they are not all the same
    expect(bestOfStarts(faithful, 3, three)).toEqual({
      ...winner,
      tried: 6,
      reached: ends.filter((less) => less <= 1e-3).length,
      failed: 0,
    });
  });

  test("tells of every start in turn", () => {
    const told: unknown[] = [];
    bestOfStarts(data, 2, {
      ...options,
      starts: 2,
      onFit: (tried, seed, outcome) => told.push([tried, seed, outcome instanceof GmmError]),
    });
    expect(told).toEqual([
      [1, 3, false],
      [2, 4, false],
    ]);
  });

  test("needs one start for one component, and goes round after the last seed", () => {
    expect(bestOfStarts(data, 1, options).tried).toBe(1);
    const seeds: number[] = [];
    const onFit = (_: number, seed: number) => seeds.push(seed);
    bestOfStarts(data, 2, { ...options, seed: 2 ** 32 - 1, starts: 2, onFit });
    expect(seeds).toEqual([2 ** 32 - 1, 0]);
  });

  test("counts those that came to no fit, and refuses where none did", () => {
    const many = { covarianceType: "full", seed: 1, starts: 10 } as const;
    const { failed, tried } = bestOfStarts(faithful, 15, many);
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThan(tried);
    expect(() => bestOfStarts([[1], [1], [2], [2]], 2, options)).toThrow(
      expect.objectContaining({ code: "singular_covariance" }),
    );
  });

  test.each([0, 1.5, Number.NaN])("of %d starts there is none", (starts) => {
    expect(() => bestOfStarts(data, 2, { ...options, starts })).toThrow(
      `starts: is ${starts}, not a whole number from 1 on`,
    );
  });
});

describe("distances between standardised columns", () => {
  const wide = toRows(data).map(([a, b], n) => [a, b, 1e6 * Math.sin(n * n)]);
  const spherical = { covarianceType: "diag", seed: 1 } as const;
  const sorted = (rows: readonly (readonly number[])[], distances: Distances) =>
    [...kMeansStart(rows, 5, { ...spherical, distances }).weights].sort();

  test("do not depend on the units of a column", () => {
    const metres = wide.map(([a, b, c]) => [a, b, c / 1e6]);
    expect(sorted(wide, "standardised")).toEqual(sorted(metres, "standardised"));
    expect(sorted(wide, "raw")).not.toEqual(sorted(metres, "raw"));
  });

  test.each([1e-150, 1e150])("have room for units of %d", (unit) => {
    const scaled = wide.map((row) => row.map((value) => value * unit * 1e-6));
    expect(sorted(scaled, "standardised")).toEqual(sorted(wide, "standardised"));
  });

  test("leave a constant column out of account", () => {
    const constant = toRows(data).map((row) => [...row, 7]);
    const means = (rows: readonly (readonly number[])[]) =>
      kMeansStart(rows, 5, { covarianceType: "spherical", seed: 1, distances: "standardised" })
        .means;
    const without = means(toRows(data));
    expect(means(constant)).toEqual(without.map((mean) => [...mean, 7]));
  });
});

describe("distances between whitened rows", () => {
  const turned = toRows(data).map(([a, b]) => [3 * a + 2.9 * b, a + b, a - 7 * b]); // one axis has no variance
  const options = { covarianceType: "spherical", seed: 1, distances: "whitened" } as const;
  const weights = (rows: readonly (readonly number[])[]) =>
    [...kMeansStart(rows, 5, options).weights].sort();

  test("do not depend on the linear coordinates of the data", () => {
    expect(weights(turned)).toEqual(weights(toRows(data)));
    expect(weights(turned.map((row) => row.map((value) => 1e150 * value)))).toEqual(
      weights(turned),
    );
  });

  test("find clusters along the wide axis of all the data", () => {
    const strips = Array.from({ length: 60 }, (_, n) => [n, n + 3 * (n % 2)]);
    const apart = (seed: number, distances: Distances) => {
      const options = { covarianceType: "spherical", seed, distances } as const;
      const [first, second] = kMeansStart(strips, 2, options).means;
      return Math.abs(first[1] - first[0] - (second[1] - second[0]));
    };
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(Math.max(...seeds.map((seed) => apart(seed, "whitened")))).toBeCloseTo(3, 9);
    expect(Math.max(...seeds.map((seed) => apart(seed, "standardised")))).toBeLessThan(0.5);
  });
});
