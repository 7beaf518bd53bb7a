import { describe, expect, test } from "vitest";
import { type StoppingRule, stopper } from "./stoppingRules.ts";

describe("a change by exactly the tolerance is small enough, either way, and no more is", () => {
  test.each<[StoppingRule["rule"], number, number]>([
    // from, to: with 4 points and a tolerance of 1/8
    ["total", -3, -2.875],
    ["total", -2.875, -3],
    ["mean", -3, -2.5],
    ["mean", -2.5, -3],
    ["relative", -18, -16],
    ["relative", -14, -16],
    ["relative", 18, 16],
  ])("%s: from %d to %d", (rule, before, after) => {
    const isLast = stopper({ rule, tolerance: 0.125 });
    expect(isLast(before, after, 4)).toBe(true);
    const further = before + Math.sign(before - after) * 2 ** -40;
    expect(isLast(further, after, 4)).toBe(false);
  });
});

test("a tolerance of 0 stops where nothing changes", () => {
  for (const rule of ["total", "mean", "relative"] as const) {
    expect(stopper({ rule, tolerance: 0 })(-5, -5, 3)).toBe(true);
    expect(stopper({ rule, tolerance: 0 })(-5, -4.999, 3)).toBe(false);
  }
});

test("what is not a rule, or not a tolerance, is refused by its place", () => {
  const refusal = (rule: string, tolerance: number) => () =>
    stopper({ rule: rule as StoppingRule["rule"], tolerance });
  expect(refusal("toString", 1)).toThrow(
    expect.objectContaining({
      code: "invalid_input",
      where: "stopping.rule",
      message: 'stopping.rule: is "toString", not one of total, mean, relative',
    }),
  );
  for (const tolerance of [-1e-9, Number.NaN])
    expect(refusal("mean", tolerance)).toThrow(
      expect.objectContaining({
        code: "invalid_input",
        where: "stopping.tolerance",
        message: `stopping.tolerance: is ${tolerance}, not 0 or above`,
      }),
    );
});
