import { expect, test } from "vitest";
import { aic, bic } from "./informationCriteria.ts";

test("AIC is −2L + 2p", () => {
  expect(aic(-1130.25, 11)).toBe(2282.5);
  expect(aic(10, 0)).toBe(-20);
});

test("BIC is −2L + p ln N", () => {
  expect(bic(-1130.25, 11, 1)).toBe(2260.5);
  expect(bic(-3, 2, Math.E ** 4)).toBeCloseTo(14, 12);
});

test("of Old Faithful with two full components BIC is the 2322.192 that mclust publishes", () => {
  expect(bic(-1130.264, 11, 272)).toBeCloseTo(2322.192, 2);
});
