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

test("the data stay as they were", () => {
  const before = new Float64Array(data.values);
  standardise(data, "N");
  expect(data.values).toEqual(before);
});
