import { unitRange } from "./unitRange.ts";

/** A column with mean 0 and variance 1 (divisor N); a constant one is 0. */
function unitColumn(column: readonly number[]): readonly number[] {
  const near = unitRange(column.map((value) => [value])).map(([value]) => value);
  const mean = near.reduce((sum, value) => sum + value, 0) / near.length;
  const centred = near.map((value) => value - mean);
  const deviation = Math.sqrt(centred.reduce((sum, value) => sum + value ** 2, 0) / near.length);
  return deviation === 0 ? centred : centred.map((value) => value / deviation);
}

/**
 * Rows with every column standardised: no column counts for more because its unit is small. Columns of any
 * size are in range.
 */
export function unitColumns(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const columns = rows[0].map((_, i) => unitColumn(rows.map((row) => row[i])));
  return rows.map((_, n) => columns.map((column) => column[n]));
}
