import { expect, test } from "vitest";
import { rounded } from "./rounded.ts";

test.each([
  [1.2345678, 6, 1.234568],
  [-1.2345678, 6, -1.234568],
  [0.5, 0, 1],
  [-0.5, 0, -1],
  [1.005, 2, 1],
  [123456789.1234567, 6, 123456789.123457],
  [1e300, 6, 1e300],
  [-0.0000001, 6, 0],
])("%f to %i decimals is %f", (value, decimals, expected) => {
  expect(rounded([[value]], decimals).values[0]).toBe(expected);
});

test("what is rounded stays as it is when rounded again", () => {
  const once = rounded([[Math.PI, -Math.E, 1e6 / 7]], 6);
  expect(rounded(once, 6)).toEqual(once);
});

test.each([
  [-1, "decimals: is -1, not a whole number of at least 0"],
  [0.5, "decimals: is 0.5, not a whole number of at least 0"],
  [101, "decimals: is 101, not at most 100"],
])("%f decimals are refused", (decimals, message) => {
  expect(() => rounded([[1]], decimals)).toThrow(
    expect.objectContaining({ code: "invalid_input", message }),
  );
});
