import { expect, test } from "vitest";
import { logOfRatio } from "./logOfRatio.ts";

test("the log of a ratio of products is that of the ratio", () => {
  expect(logOfRatio([2, 3, 5], [1, 1, 4])).toBeCloseTo(Math.log(30 / 4), 15);
});

test("products beyond the range of doubles, either way, leave all digits of the log", () => {
  const large = Array.from({ length: 9 }, () => 2 ** 500);
  const ones = large.map(() => 1);
  // 9·500·ln 2
  expect(logOfRatio(large, ones)).toBeCloseTo(3119.162312519754, 11);
  expect(logOfRatio(ones, large)).toBeCloseTo(-3119.162312519754, 11);
});

test("what cancels leaves exactly 0, in whatever order it comes", () => {
  const [huge, tiny] = [2 ** 511, 2 ** -536];
  expect(logOfRatio([huge, tiny, 3], [tiny, 3, huge])).toBe(0);
  expect(logOfRatio([tiny, huge, 3], [3, tiny, huge])).toBe(0);
});

test("a ratio at the bounds within which it is kept has the log of a power of two", () => {
  for (const power of [127, 128, 129, 255, 256, 257, -127, -128, -129, -255, -256, -257])
    expect(logOfRatio([2 ** power], [1])).toBeCloseTo(power * Math.LN2, 13);
});

test.each([0, Infinity, Number.NaN, -1])("does not go on with a factor of %d", (factor) => {
  expect(() => logOfRatio([factor], [1])).toThrow("positive and finite");
});
