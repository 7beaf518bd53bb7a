import { type Matrix, type MatrixInput, toMatrix, validData } from "../model/index.ts";
import { checkFinite, refuse } from "./arguments.ts";

/** Entry (n, j) of the product of two matrices. */
function entry(X: Matrix, A: Matrix, n: number, j: number): number {
  let sum = 0;
  for (let i = 0; i < A.rows; i++) sum += X.values[n * A.rows + i] * A.values[i * A.columns + j];
  return sum;
}

/**
 * The N×D′ image of N×D rows under a linear map: the data times the D×D′ `matrix`, so that row n
 * becomes x_nᵀ·A. A shear is such a map.
 *
 * @throws GmmError `invalid_input` for a matrix whose rows are not as many as the data's columns
 */
export function mapRows(data: MatrixInput, matrix: MatrixInput): Matrix {
  const X = validData(data);
  const A = toMatrix(matrix, "matrix");
  if (A.rows !== X.columns)
    refuse("matrix", `has ${A.rows} rows, not ${X.columns} as the data have columns`);
  if (A.columns < 1) refuse("matrix", "has no columns; at least 1 is needed");
  A.values.forEach((value, index) => {
    checkFinite(value, `matrix[${Math.floor(index / A.columns)}][${index % A.columns}]`);
  });
  const values = Float64Array.from({ length: X.rows * A.columns }, (_, index) =>
    entry(X, A, Math.floor(index / A.columns), index % A.columns),
  );
  return { rows: X.rows, columns: A.columns, values };
}
