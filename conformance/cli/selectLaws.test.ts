import { describe, expect, test } from "vitest";
import { laws } from "../properties/index.ts";
import type { Selection } from "./selectCases.ts";
import { selectLaws } from "./selectLaws.ts";

const options = { runs: 20, seed: 9, laws: true };
const names = (selection: Selection, more = {}) =>
  selectLaws(selection, { ...options, ...more }).laws.map(({ law }) => law.name);

describe("selectLaws", () => {
  test("takes every law where nothing is selected", () => {
    expect(names({})).toEqual(laws.map(({ name }) => name));
  });

  test.each<[Selection]>([
    [{ id: "a" }],
    [{ dataset: "faithful" }],
    [{ flag: "scale" }],
    [{ difficulty: "lower" }],
  ])("takes none where cases are selected by %j", (selection) => {
    expect(names(selection)).toEqual([]);
  });

  test("takes none of another corpus, and none where none are wanted", () => {
    expect(names({}, { corpus: "own" })).toEqual([]);
    expect(names({}, { laws: false })).toEqual([]);
  });

  test("takes the laws that need an operation", () => {
    const ofFit = names({ operation: ["fit"] });
    expect(ofFit).toContain("a converged fit is stationary");
    expect(ofFit).not.toContain("the univariate density");
  });

  test("draws inputs of a structure only, and leaves out laws that have none", () => {
    const { laws: chosen } = selectLaws({ structure: "full" }, options);
    expect(chosen.length).toBeGreaterThan(30);
    for (const { range } of chosen) expect(range.covarianceTypes).toEqual(["full"]);
    expect(names({ structure: "full" })).not.toContain("structures written out (e_step)");
  });

  test("takes the laws about an equation, on inputs that use it", () => {
    const { laws: chosen } = selectLaws({ equation: "9.25-tied" }, options);
    expect(chosen.map(({ law }) => law.name)).toContain("valid covariances");
    for (const { range } of chosen) expect(range.covarianceTypes).toEqual(["tied"]);
  });
});
