import { type Matrix, toRows } from "../../src/model/index.ts";

/** A CSV: a header line, then a line a row, each number in the fewest digits that read back to it. */
export function csvText(columns: readonly string[], data: Matrix): string {
  const lines = [columns, ...toRows(data)].map((row) => row.join(","));
  return `${lines.join("\n")}\n`;
}
