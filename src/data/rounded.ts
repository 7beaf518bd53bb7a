import { type Matrix, type MatrixInput, validData } from "../model/index.ts";
import { checkCount, refuse } from "./arguments.ts";

/** The most decimals that `toFixed` knows. */
const mostDecimals = 100;

/**
 * The data with every value replaced by the double nearest to its rounding to so many decimals. The
 * rounding is that of the exact binary value, halves up in size; there is no negative zero.
 *
 * @throws GmmError `invalid_input` for decimals that are not a whole number from 0 to 100
 */
export function rounded(data: MatrixInput, decimals: number): Matrix {
  const { rows, columns, values } = validData(data);
  checkCount(decimals, 0, "decimals");
  if (decimals > mostDecimals) refuse("decimals", `is ${decimals}, not at most ${mostDecimals}`);
  return { rows, columns, values: values.map((value) => Number(value.toFixed(decimals)) + 0) };
}
