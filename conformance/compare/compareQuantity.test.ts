import { expect, test } from "vitest";
import type { NumberTree } from "../protocol/index.ts";
import { compareQuantity, correctDigits } from "./compareQuantity.ts";

const tolerance = { relative: 1e-12, scale: 10, why: "for the test" };

test("an error of the tolerance passes, a larger one fails", () => {
  expect(compareQuantity("log_likelihood", 5, 5 + 8e-12, tolerance).passed).toBe(true);
  expect(compareQuantity("log_likelihood", 5, 5 + 12e-12, tolerance).passed).toBe(false);
});

test("names the place of the entry that errs most in units of what it is allowed", () => {
  const perEntry = {
    ...tolerance,
    scale: [
      [1, 1000],
      [1, 1],
    ],
  };
  const got = [
    [1, 2 + 5e-10],
    [3, 4 + 2e-12],
  ];
  const { worst, passed } = compareQuantity(
    "means",
    [
      [1, 2],
      [3, 4],
    ],
    got,
    perEntry,
  );
  expect(passed).toBe(false);
  expect(worst?.place).toEqual([1, 1]);
});

test("digits are measured on the quantity's scale, and held against the attainable ones", () => {
  const { digits, attainable } = compareQuantity("weights", 0.5, 0.5 + 1e-6, {
    ...tolerance,
    scale: 1,
  });
  expect(digits).toBeCloseTo(6, 5);
  expect(attainable).toBeCloseTo(12, 10);
});

test("shapes are compared before numbers", () => {
  const { passed, misshapen } = compareQuantity("means", [[1, 2]], [[1], [2]], tolerance);
  expect(passed).toBe(false);
  expect(misshapen).toBe("is an array of 2, not an array of 1");
});

test.each([
  [Number.NaN, 1, false],
  [Number.NaN, Number.NaN, false],
  [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, true],
  [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, false],
  [-0, 0, true],
])("got %d where %d is expected: passes is %s", (got, expected, passes) => {
  expect(compareQuantity("log_likelihood", expected, got, tolerance).passed).toBe(passes);
});

test("a NaN is worse than any other error of the same quantity", () => {
  const { worst } = compareQuantity("weights", [1, 2, 3], [9, Number.NaN, 3], tolerance);
  expect(worst?.place).toEqual([1]);
});

test("float32 is allowed 2^29 times as much", () => {
  const got = 5 + 1e-4;
  expect(compareQuantity("log_likelihood", 5, got, tolerance).passed).toBe(false);
  expect(compareQuantity("log_likelihood", 5, got, tolerance, 2 ** 29).passed).toBe(true);
});

test("no more digits are claimed than a double has", () => {
  expect(correctDigits(0)).toBeCloseTo(15.95, 2);
  expect(correctDigits(Number.NaN)).toBe(0);
  expect(correctDigits(1e3)).toBe(0);
});

test("a number is no array, nor an array a number, at any depth", () => {
  const misshapen = (expected: NumberTree, got: NumberTree) =>
    compareQuantity("means", expected, got, tolerance).misshapen;
  expect(misshapen([1, 2], 3)).toBe("is one number, not an array of 2");
  expect(misshapen(3, [1])).toBe("is an array of 1, not one number");
  expect(misshapen([[1], [2]], [[1], 2])).toBe("[1] is one number, not an array of 1");
  expect(misshapen([[1, 2]], [[1, [2]]])).toBe("[0][1] is an array of 1, not one number");
});

test("of a shape that is wrong, nothing else is said", () => {
  expect(compareQuantity("means", [1, 2], [1], tolerance)).toEqual({
    quantity: "means",
    passed: false,
    misshapen: "is an array of 1, not an array of 2",
    ratio: Number.POSITIVE_INFINITY,
    digits: 0,
    attainable: 12,
  });
});

test("an error of exactly the tolerance passes, and its entry is told in full", () => {
  // Tolerance and error are powers of two: 2^−20 of a scale of 4, at an expected value of 1.
  const binary = { relative: 2 ** -20, scale: 4, why: "for the test" };
  expect(compareQuantity("weights", [0, 1], [0, 1 - 2 ** -18], binary)).toEqual({
    quantity: "weights",
    passed: true,
    worst: {
      place: [1],
      expected: 1,
      got: 1 - 2 ** -18,
      error: 2 ** -18,
      unit: 4,
      allowed: 2 ** -18,
    },
    ratio: 1,
    digits: 20 * Math.log10(2),
    attainable: 20 * Math.log10(2),
  });
});

test("of entries that err alike, the first is named", () => {
  const { worst } = compareQuantity("weights", [1, 2, 3], [1, 2.5, 3.5], tolerance);
  expect(worst?.place).toEqual([1]);
});

test("names the first place of a ragged answer", () => {
  const expected = [
    [1, 2],
    [3, 4],
  ];
  const { misshapen } = compareQuantity("means", expected, [[1, 2], [3]], tolerance);
  expect(misshapen).toBe("[1] is an array of 1, not an array of 2");
});

test("a tolerance of 0 asks for every bit", () => {
  const held = { ...tolerance, relative: 0 };
  expect(compareQuantity("weights", [0.1, 0.9], [0.1, 0.9], held).passed).toBe(true);
  expect(compareQuantity("weights", [0.1, 0.9], [0.1, 0.9 + 2 ** -53], held).passed).toBe(false);
});
