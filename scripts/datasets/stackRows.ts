import { type Matrix, toMatrix, toRows } from "../../src/model/index.ts";

/** The rows of one after those of the other. */
export function stackRows(first: Matrix, second: Matrix): Matrix {
  return toMatrix([...toRows(first), ...toRows(second)], "data");
}
