import { expect, test } from "vitest";
import { roundingOfSums } from "./rounding.ts";

test("a sum of up to 64 terms may cost 32 units of rounding, of more 4√N", () => {
  expect(roundingOfSums(1)).toBe(32);
  expect(roundingOfSums(64)).toBe(32);
  expect(roundingOfSums(100)).toBe(40);
  expect(roundingOfSums(10_000)).toBe(400);
});
