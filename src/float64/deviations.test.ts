import { expect, test } from "vitest";
import { deviationAmounts } from "./deviations.ts";

test("every deviation is off unless it is given", () => {
  const off = { ridge: 0, ridgeOfVariance: 0, denominatorEpsilon: 0 };
  expect(deviationAmounts()).toEqual(off);
  expect(deviationAmounts({})).toEqual(off);
  expect(deviationAmounts({ ridge: 1e-6 })).toEqual({ ...off, ridge: 1e-6 });
  expect(deviationAmounts({ denominatorEpsilon: 0 })).toEqual(off);
});

test("a deviation of another name is refused, and told the names there are", () => {
  const misspelt = { ridge: 1, rigde: 1 } as { readonly ridge: number };
  expect(() => deviationAmounts(misspelt)).toThrow(
    expect.objectContaining({
      code: "invalid_input",
      where: "deviations.rigde",
      message: "deviations.rigde: is not one of ridge, ridgeOfVariance, denominatorEpsilon",
    }),
  );
});

test.each([-1e-9, Number.NaN, Number.POSITIVE_INFINITY])("an amount of %d is refused", (amount) => {
  expect(() => deviationAmounts({ ridgeOfVariance: amount })).toThrow(
    expect.objectContaining({
      code: "invalid_input",
      where: "deviations.ridgeOfVariance",
      message: `deviations.ridgeOfVariance: is ${amount}, not 0 or above`,
    }),
  );
});
