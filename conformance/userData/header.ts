import { printable } from "../protocol/printable.ts";
import { isMissing, numberIn } from "./fields.ts";
import { areRowNames } from "./rowNames.ts";
import type { Line } from "./separator.ts";

/** The names of the columns, the lines below them, and what had to be decided. */
export interface Headed {
  readonly names: readonly string[];
  readonly body: readonly Line[];
  /** Whether the names stand in the file. */
  readonly isNamed: boolean;
  readonly notes: readonly string[];
}

const shownFields = 5;

/** Whether the names are 0, 1, ... or 1, 2, ..., as pandas and R write for columns without names. */
function arePositions(names: readonly string[]): boolean {
  return [0, 1].some((first) => names.every((name, c) => name === String(first + c)));
}

/** Whether the first line can only be names: nothing in it is a number, or an index stands over an unnamed column. */
function canOnlyName(fields: readonly string[], decimalComma: boolean): boolean {
  const [first, ...others] = fields;
  if (first === "" && others.length > 0 && arePositions(others)) return true;
  const isNumber = (field: string) => numberIn(field, decimalComma) !== undefined;
  return !fields.some(isNumber) && !fields.every(isMissing);
}

function asData(lines: readonly Line[], note: readonly string[]): Headed {
  const names = lines[0].fields.map((_, c) => `V${c + 1}`);
  return { names, body: lines, isNamed: false, notes: note };
}

/** Names, with one for the row names that R's `write.table` leaves without. */
function asNames([{ fields }, ...body]: readonly Line[]): Headed {
  const isShort =
    body.length > 1 &&
    body.every((row) => row.fields.length === fields.length + 1) &&
    areRowNames(
      "rownames",
      body.map((row) => row.fields[0]),
    );
  return { names: isShort ? ["", ...fields] : fields, body, isNamed: true, notes: [] };
}

function shown(fields: readonly string[]): string {
  const some = fields.slice(0, shownFields).map((field) => printable(field, 20));
  return fields.length > shownFields ? `${some.join(", ")}, …` : some.join(", ");
}

/**
 * Takes the names of the columns from the first line of a file, or calls them V1, V2, ... A first line with a number in
 * it could be names or data; unless told, it is read as data, so that no row is lost.
 *
 * @param header whether the first line names the columns; undefined: as it looks
 */
export function headed(
  lines: readonly Line[],
  decimalComma: boolean,
  header: "yes" | "no" | undefined,
): Headed {
  const { fields } = lines[0];
  if (header === "yes") return asNames(lines);
  if (header === "no") return asData(lines, []);
  if (canOnlyName(fields, decimalComma)) return asNames(lines);
  const called =
    fields.length === 1
      ? "the column is called V1"
      : `the columns are called V1 to V${fields.length}`;
  return asData(lines, [
    `line 1 (${shown(fields)}) is read as data, and ${called}; if it names the columns: --header yes`,
  ]);
}
