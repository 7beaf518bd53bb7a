import { expect, test } from "vitest";
import { toMatrix } from "../model/index.ts";
import { columnMeans } from "./columnMeans.ts";
import { columnVariances } from "./columnVariances.ts";
import { mStep } from "./index.ts";

const rows = [
  [1, 10, -7],
  [2, 20, -7],
  [6, 60, -7],
];
const columns = (offset: number) =>
  toMatrix(
    rows.map((row) => row.map((value) => value + offset)),
    "data",
  );

test("a column has its mean, and its variance with divisor N", () => {
  expect(Array.from(columnMeans(columns(0)))).toEqual([3, 30, -7]);
  // (4 + 1 + 9) / 3, a hundred times that, and nothing
  expect(Array.from(columnVariances(columns(0)))).toEqual([14 / 3, 1400 / 3, 0]);
});

test("neither loses a digit to an offset of 2^46", () => {
  const offset = 2 ** 46;
  expect(Array.from(columnMeans(columns(offset)))).toEqual(
    [3, 30, -7].map((mean) => mean + offset),
  );
  expect(Array.from(columnVariances(columns(offset)))).toEqual([14 / 3, 1400 / 3, 0]);
});

test("variances of columns that overflow are not asked for, unless they are added", () => {
  const far = 2 ** 530;
  const data = [[0], [1], [far], [far + 2 ** 480]];
  const gamma = [
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
  ];
  const model = {
    covarianceType: "diag",
    weights: [0.5, 0.5],
    means: [[0.5], [far]],
    covariances: [[1], [1]],
  } as const;
  // ((0 − 1/2)² + (1 − 1/2)²) / 2, and 2^960 / 2
  const { covariances } = mStep(data, gamma, model, { known: ["means"] });
  expect(covariances).toEqual([[0.25], [2 ** 959]]);
});
