import { basename } from "node:path";
import { CsvError } from "csv-parse/sync";
import { csvText, type Table } from "../../src/data/index.ts";
import { GmmError, toMatrix } from "../../src/model/index.ts";
import { readWhole } from "../files/index.ts";
import { printable } from "../protocol/printable.ts";
import { hasDecimalComma, isMissing, numberIn } from "./fields.ts";
import { type Headed, headed } from "./header.ts";
import { droppedRows, type Incomplete, missingValues } from "./missing.ts";
import { areRowNames } from "./rowNames.ts";
import { type Line, linesOf, type Separator, separatorOf } from "./separator.ts";
import { otherColumns } from "./textColumns.ts";

/** How a CSV is to be read, where it does not say so itself. */
export interface ReadingOptions {
  /** The columns to read, in this order; all of them but row names by default. */
  readonly columns?: readonly string[];
  /** Whether the first line names the columns; as it looks by default. */
  readonly header?: "yes" | "no";
  /** `1,5` is one and a half. */
  readonly decimalComma?: boolean;
  /** Reads a column of row names as a variable. */
  readonly keepRowNames?: boolean;
  /** Leaves rows with missing values out. */
  readonly dropMissing?: boolean;
}

/** A CSV of the user's. */
export interface UserTable extends Table {
  /** The name of the file, without folders. */
  readonly file: string;
  /** The same as a plain CSV: the user's bytes, where they are one of these columns and rows. */
  readonly bytes: Buffer;
  /** What was decided in reading it, a sentence each. */
  readonly notes: readonly string[];
}

function refuse(where: string, what: string): never {
  throw new GmmError("invalid_input", where, what);
}

const shown = (text: string) => printable(text, 40);

function read(text: string, separator: Separator, path: string): readonly Line[] {
  try {
    return linesOf(text, separator);
  } catch (error) {
    if (error instanceof CsvError) return refuse(path, printable(error.message));
    throw error;
  }
}

/** Refuses a row that is longer or shorter than the others. */
function checkLengths({ names, body, isNamed }: Headed, path: string): void {
  const needed = names.length;
  const odd = body.find(({ fields }) => fields.length !== needed);
  if (odd === undefined) return;
  const has = odd.fields.length;
  const line = `${path} line ${odd.line}`;
  const widths = `the row has ${has} ${has === 1 ? "value" : "values"}, ${isNamed ? "the header" : "the first"} ${needed}`;
  if (has < needed) refuse(`${line}, column ${shown(names[has])}`, `is missing: ${widths}`);
  refuse(`${line}, column ${needed + 1}`, `has no name: ${widths}`);
}

/** Where the columns stand that are used, and what is told of the others. */
function chosenPlaces(
  { names, body, isNamed }: Headed,
  { columns, keepRowNames = false }: ReadingOptions,
  path: string,
): { readonly places: readonly number[]; readonly notes: readonly string[] } {
  const all = names.map((_, c) => c);
  if (columns !== undefined) {
    const places = columns.map((column) => {
      const place = names.indexOf(column);
      if (place < 0)
        refuse(path, `has no column ${shown(column)}, only ${printable(names.join(", "), 200)}`);
      if (names.includes(column, place + 1))
        refuse(path, `has more than one column ${shown(column)}`);
      return place;
    });
    return { places, notes: [] };
  }
  const first = body.map(({ fields }) => fields[0]);
  if (keepRowNames || !isNamed || names.length === 1 || !areRowNames(names[0], first))
    return { places: all, notes: [] };
  const [name, from, to] = [names[0], shown(first[0]), shown(first[first.length - 1])];
  const which = name === "" ? "the first column, which has no name," : `column ${shown(name)}`;
  const note = `${which} has the names of the rows (${from} to ${to}) and is left out; --keep-row-names reads it as a variable`;
  return { places: all.slice(1), notes: [note] };
}

/** Why a field is refused, with a remedy where there is one. */
function notANumber(field: string, place: number, headed: Headed, decimalComma: boolean): string {
  const { names, body, isNamed } = headed;
  const is = `is ${JSON.stringify(shown(field))}, not a number`;
  if (!decimalComma && hasDecimalComma(field)) return `${is}; for decimal commas: --decimal-comma`;
  const header = isNamed ? "" : "; if line 1 names the columns: --header yes";
  return `${is}${otherColumns(place, names, body, decimalComma)}${header}`;
}

/** The numbers in the chosen columns of one row; NaN for what is missing. */
function numbersIn(
  { fields, line }: Line,
  places: readonly number[],
  headed: Headed,
  decimalComma: boolean,
  path: string,
): readonly number[] {
  return places.map((c) => {
    const field = fields[c];
    if (isMissing(field)) return Number.NaN;
    const where = `${path} line ${line}, column ${shown(headed.names[c]) || c + 1}`;
    const value = numberIn(field, decimalComma);
    if (value === undefined) refuse(where, notANumber(field, c, headed, decimalComma));
    if (!Number.isFinite(value))
      refuse(where, `is ${shown(field)}, beyond the range of doubles (about ±1.8e308)`);
    return value;
  });
}

/** The complete rows, and what is told of the others. */
function completeRows(
  rows: readonly (readonly number[])[],
  lines: readonly Line[],
  columns: readonly string[],
  dropMissing: boolean,
  path: string,
): { readonly rows: readonly (readonly number[])[]; readonly notes: readonly string[] } {
  const incomplete: readonly Incomplete[] = rows.flatMap((row, n) => {
    const missing = columns.filter((_, i) => Number.isNaN(row[i]));
    return missing.length === 0 ? [] : [{ line: lines[n].line, columns: missing }];
  });
  if (incomplete.length === 0) return { rows, notes: [] };
  if (!dropMissing) refuse(path, missingValues(incomplete, rows.length));
  const complete = rows.filter((row) => !row.some(Number.isNaN));
  if (complete.length === 0) refuse(path, "has no row without missing values");
  return { rows: complete, notes: [droppedRows(incomplete, rows.length)] };
}

function quotedField(field: string): string {
  return /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** A table as a CSV, its numbers with as many digits as tell them apart. */
function csvOf({ columns, data: { rows, columns: D, values } }: Table): Buffer {
  const lines = Array.from({ length: rows }, (_, n) =>
    values.subarray(n * D, (n + 1) * D).join(","),
  );
  return Buffer.from(`${[columns.map(quotedField).join(","), ...lines].join("\n")}\n`);
}

/**
 * Reads a CSV of the user's as it comes out of R, pandas or a spreadsheet: its separator, a line of names, a column of
 * row names are recognised, and `notes` say what was decided.
 *
 * @throws Error naming the file, where it cannot be read; GmmError with line, column and the option that helps
 */
export function readUserTable(path: string, options: ReadingOptions = {}): UserTable {
  const { decimalComma = false, dropMissing = false, header } = options;
  const bytes = readWhole(path);
  const text = csvText(bytes, path);
  const separator = separatorOf(text, decimalComma);
  const lines = read(text, separator, path);
  if (lines.length === 0) refuse(path, "is empty; a header line and rows of numbers are needed");
  const whole = headed(lines, decimalComma, header);
  if (whole.body.length === 0) refuse(path, "has a header and no rows");
  checkLengths(whole, path);
  const { places, notes } = chosenPlaces(whole, options, path);
  const columns = places.map((c) => whole.names[c]);
  const numbers = whole.body.map((line) => numbersIn(line, places, whole, decimalComma, path));
  const complete = completeRows(numbers, whole.body, columns, dropMissing, path);
  const table = { columns, data: toMatrix(complete.rows, path) };
  const told = [...whole.notes, ...notes, ...complete.notes];
  const isPlain =
    told.length === 0 &&
    options.columns === undefined &&
    separator === "," &&
    whole.isNamed &&
    !decimalComma;
  return {
    ...table,
    file: basename(path),
    bytes: isPlain ? bytes : csvOf(table),
    notes: told,
  };
}
