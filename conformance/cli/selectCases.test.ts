import { describe, expect, test } from "vitest";
import type { Corpus, GoldenCase } from "../cases/index.ts";
import { type Selection, selectCases } from "./selectCases.ts";

/** As much of a case as a selection reads. */
function golden(id: string, more: object = {}): GoldenCase {
  return {
    id,
    operation: "em",
    difficulty: "lower",
    flags: [],
    equations: ["9.23"],
    input: { data: { dataset: "faithful" }, model: { covariance_type: "full" } },
    ...more,
  } as unknown as GoldenCase;
}

const inline = { data: { rows: [[1]] }, model: { covariance_type: "tied" } };
const corpus: Corpus = {
  cases: [
    golden("a-1", { flags: ["offset", "scale"], equations: ["9.23", "9.25"] }),
    golden("a-10", { operation: "fit", difficulty: "higher" }),
    golden("b", { input: inline, flags: ["scale"] }),
  ],
  dataOf: () => [],
};
const chosen = (selection: Selection) => selectCases(corpus, selection).cases.map(({ id }) => id);

describe("selectCases", () => {
  test.each<[Selection, readonly string[]]>([
    [{}, ["a-1", "a-10", "b"]],
    [{ flag: "scale" }, ["a-1", "b"]],
    [{ equation: "9.25" }, ["a-1"]],
    [{ difficulty: "higher" }, ["a-10"]],
    [{ operation: ["em"] }, ["a-1", "b"]],
    [{ operation: ["em", "fit"] }, ["a-1", "a-10", "b"]],
    [{ structure: "tied" }, ["b"]],
    [{ dataset: "faithful" }, ["a-1", "a-10"]],
    [{ flag: "scale", dataset: "faithful" }, ["a-1"]],
    [{ id: "a-1" }, ["a-1"]],
    [{ id: "a-" }, ["a-1", "a-10"]],
    [{ flag: "plateau" }, []],
  ])("%j", (selection, ids) => {
    expect(chosen(selection)).toEqual(ids);
  });

  test("an equation or a data set that no case has is an error that lists what there is", () => {
    expect(() => chosen({ equation: "9.99" })).toThrow(
      '--equation: is "9.99", not one of 9.23, 9.25',
    );
    expect(() => chosen({ dataset: "none" })).toThrow('--dataset: is "none", not one of faithful');
  });
});
