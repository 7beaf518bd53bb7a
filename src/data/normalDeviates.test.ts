import { describe, expect, test } from "vitest";
import { normalDeviates } from "./normalDeviates.ts";
import { normalSample } from "./normalSample.ts";
import { uniformDeviates } from "./uniformDeviates.ts";

const N = 20_000;

/** The mean of a power of what a stream gives. */
const moment = (values: readonly number[], power: number) =>
  values.reduce((sum, value) => sum + value ** power, 0) / values.length;

describe("normal deviates", () => {
  const z = Array.from({ length: N }, normalDeviates("moments"));

  test.each([
    { power: 1, expected: 0, variance: 1 },
    { power: 2, expected: 1, variance: 2 },
    { power: 3, expected: 0, variance: 15 },
    { power: 4, expected: 3, variance: 96 },
  ])("have the moment $power of N(0, 1), $expected, within 4 standard errors", (law) => {
    const standardError = Math.sqrt(law.variance / N);
    expect(Math.abs(moment(z, law.power) - law.expected)).toBeLessThan(4 * standardError);
  });

  test("do not depend on their neighbours", () => {
    const products = z.slice(1).map((value, n) => value * z[n]);
    expect(Math.abs(moment(products, 1))).toBeLessThan(4 / Math.sqrt(N));
  });

  test("are scaled and shifted by standard deviation and mean", () => {
    const next = normalDeviates("moments", -5, 0.7);
    for (const value of z.slice(0, 10)) expect(next()).toBeCloseTo(-5 + 0.7 * value, 14);
  });

  test("of standard deviation 0 are the mean", () => {
    expect(normalDeviates("s", 3, 0)()).toBe(3);
  });
});

test("a normal sample is a column of normal deviates", () => {
  const options = { size: 6, mean: 48, standardDeviation: 21, seed: "turtles" };
  const sample = normalSample(options);
  expect(sample).toEqual({
    rows: 6,
    columns: 1,
    values: Float64Array.from({ length: 6 }, normalDeviates("turtles", 48, 21)),
  });
  expect(normalSample(options)).toEqual(sample);
  expect(normalSample({ ...options, seed: "others" })).not.toEqual(sample);
});

test("uniform deviates fill their interval evenly", () => {
  const u = Array.from({ length: N }, uniformDeviates("interval", -10, 30));
  expect(Math.min(...u)).toBeGreaterThanOrEqual(-10);
  expect(Math.max(...u)).toBeLessThan(30);
  const variance = 1600 / 12;
  expect(Math.abs(moment(u, 1) - 10)).toBeLessThan(4 * Math.sqrt(variance / N));
  const squares = u.map((value) => (value - 10) ** 2);
  const standardError = Math.sqrt((40 ** 4 / 80 - variance ** 2) / N);
  expect(Math.abs(moment(squares, 1) - variance)).toBeLessThan(4 * standardError);
});

test.each<[() => unknown, string]>([
  [() => normalDeviates("s", Number.NaN), "mean: is NaN, not a finite number"],
  [() => normalDeviates("s", 0, -1), "standardDeviation: is -1, not at least 0"],
  [() => normalDeviates("s", 0, 1 / 0), "standardDeviation: is Infinity, not a finite number"],
  [() => uniformDeviates("s", 1, 0), "from: is 1, not at most 0 (to)"],
  [() => uniformDeviates("s", 0, 1 / 0), "to: is Infinity, not a finite number"],
  [() => normalSample({ size: 0, seed: "s" }), "size: is 0, not a whole number of at least 1"],
  [() => normalSample({ size: 1.5, seed: "s" }), "size: is 1.5, not a whole number of at least 1"],
])("%s is refused", (call, message) => {
  expect(call).toThrow(expect.objectContaining({ code: "invalid_input", message }));
});
