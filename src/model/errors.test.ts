import { expect, it } from "vitest";
import { asWritten } from "./errors.ts";

it.each([
  [Number.NaN, "NaN"],
  [-Infinity, "-Infinity"],
  ["0.5", '"0.5"'],
  [[1, 2], "[1,2]"],
  [undefined, "undefined"],
  [() => 1, "function"],
  [Object.create(null), "{}"],
])("%s is written as %s", (value, text) => {
  expect(asWritten(value)).toBe(text);
});

it("is cut where it is long", () => {
  expect(asWritten("x".repeat(5_000_000)).length).toBeLessThan(100);
});
