import { expect, test } from "vitest";
import { toRows } from "../model/index.ts";
import { mapRows } from "./mapRows.ts";

const data = [
  [1, 2],
  [-3, 5],
];

test("each row is multiplied by the matrix from the right", () => {
  const disk = [
    [0, -0.5],
    [3.5, 0.25],
  ];
  expect(toRows(mapRows(data, disk))).toEqual([
    [7, 0],
    [17.5, 2.75],
  ]);
});

test("the image may have another number of columns", () => {
  expect(toRows(mapRows(data, [[1], [1]]))).toEqual([[3], [2]]);
  expect(toRows(mapRows([[2]], [[1, -1, 0.5]]))).toEqual([[2, -2, 1]]);
});

test.each<[number[][], string]>([
  [[[1, 0]], "matrix: has 1 rows, not 2 as the data have columns"],
  [[[], []], "matrix: has no columns; at least 1 is needed"],
  [
    [
      [1, 0],
      [Number.NaN, 1],
    ],
    "matrix[1][0]: is NaN, not a finite number",
  ],
])("the matrix %j is refused", (matrix, message) => {
  expect(() => mapRows(data, matrix)).toThrow(
    expect.objectContaining({ code: "invalid_input", message }),
  );
});
