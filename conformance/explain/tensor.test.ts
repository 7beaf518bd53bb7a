import { describe, expect, test } from "vitest";
import type { WireValue } from "../protocol/index.ts";
import { tensorLines } from "./tensor.ts";

const count = (n: number) => Array.from({ length: n }, (_, i) => i);

describe("tensorLines", () => {
  test.each<[string, WireValue, readonly string[]]>([
    ["a number, of six digits", 1234567.8, ["1234570"]],
    ["a small number", 1.23456789e-300, ["1.23457e-300"]],
    ["a name", "NaN", ["NaN"]],
    ["a vector", [1, 2.5], ["1  2.5"]],
    ["a long vector", count(9), ["0  1  2  3  4  5  and 3 more"]],
    [
      "a matrix, its columns aligned",
      [
        [1, 20],
        [300, 4],
      ],
      ["[0]  1    20", "[1]  300  4"],
    ],
    ["a ragged matrix", [[1], [2, 3]], ["[0]  1", "[1]  2  3"]],
    ["matrices", [[[1, 2]], [[3, 4]]], ["[0]  [0]  1  2", "[1]  [0]  3  4"]],
    ["nothing", [], ["none"]],
  ])("%s", (_, value, lines) => {
    expect(tensorLines(value)).toEqual(lines);
  });

  test("cuts rows and columns", () => {
    const lines = tensorLines(count(8).map(() => count(100)));
    expect(lines).toHaveLength(7);
    expect(lines[0]).toBe("[0]  0  1  2  3  4  5  and 94 more");
    expect(lines[6]).toBe("and 2 more");
  });

  test("a labelled vector has an entry a line", () => {
    expect(tensorLines([7, 8], [0, 100])).toEqual(["[0]    7", "[100]  8"]);
  });
});
