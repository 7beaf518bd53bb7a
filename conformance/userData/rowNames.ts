import { isMissing, numberIn } from "./fields.ts";

/** How programs call a column of row names; R and pandas give it no name at all. */
const unnamed = new Set(["", "Unnamed: 0"]);
const named = new Set(["rownames", "row.names", "rowname", "X", "index", "id", "Id", "ID"]);

function isRunning(values: readonly (number | undefined)[]): boolean {
  return [0, 1].some((first) => values.every((value, n) => value === first + n));
}

/** Whole numbers that rise, as the index of a table does of which rows were left out. */
function isRising(values: readonly (number | undefined)[]): boolean {
  return values.every((value, n) => {
    const before = n === 0 ? -1 : values[n - 1];
    return value !== undefined && before !== undefined && Number.isInteger(value) && value > before;
  });
}

/**
 * Whether the first column of a table has the names of its rows, and no variable: by its own name and by what stands in
 * it, which is 1, 2, ... or 0, 1, ..., or text; where it has no name at all, rising whole numbers, too.
 */
export function areRowNames(name: string, column: readonly string[]): boolean {
  if (!unnamed.has(name) && !named.has(name)) return false;
  const values = column.map((field) => numberIn(field, false));
  const isText = column.every((field, n) => values[n] === undefined && !isMissing(field));
  return isText || isRunning(values) || (unnamed.has(name) && isRising(values));
}
