import { asWritten, GmmError } from "./errors.ts";

/** A dense matrix, row by row: entry (row, column) is `values[row * columns + column]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** What callers may pass for a matrix: the flat form, or an array of rows. */
export type MatrixInput = Matrix | readonly (readonly number[])[];

/** Whether `input` is already in the flat form. */
function isMatrix(input: MatrixInput): input is Matrix {
  return !Array.isArray(input);
}

/**
 * The flat form of `input`. An array of rows is copied; a `Matrix` is returned as it is.
 *
 * @param name what to call the matrix in an error
 * @throws GmmError `invalid_input` for ragged rows, entries that are not numbers, or a flat form
 * whose sizes disagree
 */
export function toMatrix(input: MatrixInput, name: string): Matrix {
  if (typeof input !== "object" || input === null)
    throw new GmmError("invalid_input", name, `is ${asWritten(input)}, not rows of numbers`);
  if (isMatrix(input)) {
    if (!(input.values instanceof Float64Array))
      throw new GmmError("invalid_input", name, "is neither an array of rows nor a Matrix");
    if (input.values.length !== input.rows * input.columns)
      throw new GmmError(
        "invalid_input",
        name,
        `has ${input.values.length} values, not ${input.rows} × ${input.columns} = ${input.rows * input.columns}`,
      );
    return input;
  }
  const columns = input[0]?.length ?? 0;
  const values = new Float64Array(input.length * columns);
  input.forEach((row, n) => {
    if (!Array.isArray(row) || row.length !== columns)
      throw new GmmError(
        "invalid_input",
        `${name}[${n}]`,
        `has ${Array.isArray(row) ? row.length : "no"} values, not ${columns} as ${name}[0] has`,
      );
    for (let i = 0; i < columns; i++) {
      if (typeof row[i] !== "number")
        throw new GmmError(
          "invalid_input",
          `${name}[${n}][${i}]`,
          `is ${asWritten(row[i])}, not a number`,
        );
      values[n * columns + i] = row[i];
    }
  });
  return { rows: input.length, columns, values };
}

/** The rows of `matrix` as arrays. */
export function toRows(matrix: Matrix): number[][] {
  return Array.from({ length: matrix.rows }, (_, n) =>
    Array.from(matrix.values.subarray(n * matrix.columns, (n + 1) * matrix.columns)),
  );
}
