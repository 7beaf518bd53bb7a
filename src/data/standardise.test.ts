import { expect, test } from "vitest";
import { toMatrix } from "../model/index.ts";
import { standardise } from "./standardise.ts";

const data = toMatrix(
  [
    [1, 10],
    [3, 10.5],
    [5, 11],
  ],
  "data",
);

test("divisor N: the mean square of every column is 1", () => {
  const { values } = standardise(data, "N");
  const expected = Math.sqrt(3 / 2);
  expect(Array.from(values)).toEqual(
    [-expected, -expected, 0, 0, expected, expected].map((v) => expect.closeTo(v, 14)),
  );
});

test("divisor N − 1: the sample variance of every column is 1", () => {
  expect(Array.from(standardise(data, "N-1").values)).toEqual([-1, -1, 0, 0, 1, 1]);
});

test.each([1e200, -1.7e308])("values of %d overflow, and say so", (large) => {
  const rows = toMatrix(
    [
      [1, large],
      [2, -large],
      [3, 0],
    ],
    "data",
  );
  expect(() => standardise(rows, "N")).toThrow(
    expect.objectContaining({ code: "invalid_input", where: "data[0][1]" }),
  );
});

test("a constant column has no unit", () => {
  const rows = toMatrix(
    [
      [1, 2],
      [3, 2],
    ],
    "data",
  );
  expect(() => standardise(rows, "N")).toThrow("data column 1: is constant");
});

test("the data stay as they were", () => {
  const before = new Float64Array(data.values);
  standardise(data, "N");
  expect(data.values).toEqual(before);
});
