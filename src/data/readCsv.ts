import { CsvError, parse } from "csv-parse/sync";
import { asWritten, GmmError, type Matrix, toMatrix } from "../model/index.ts";
import { decimalNumber } from "./decimalNumber.ts";

/** A CSV of numbers: the names in its header, and its rows. */
export interface Table {
  readonly columns: readonly string[];
  readonly data: Matrix;
}

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function refuse(where: string, what: string): never {
  throw new GmmError("invalid_input", where, what);
}

function lines(text: string, name: string): readonly Line[] {
  try {
    // With `info` each record comes with its line, which the types of csv-parse do not say.
    return parse(text, {
      info: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as readonly Line[];
  } catch (error) {
    if (error instanceof CsvError) return refuse(name, error.message);
    throw error;
  }
}

/** Where some columns stand, by name; all of them where none is named. */
function placesOf(
  header: readonly string[],
  chosen: readonly string[] | undefined,
  name: string,
): readonly number[] {
  if (chosen === undefined) return header.map((_, c) => c);
  return chosen.map((column) => {
    const place = header.indexOf(column);
    if (place < 0) refuse(name, `has no column ${column}, only ${header.join(", ")}`);
    if (header.includes(column, place + 1)) refuse(name, `has more than one column ${column}`);
    return place;
  });
}

/** Refuses a row that is longer or shorter than the header. */
function checkLength(record: readonly string[], header: readonly string[], line: string): void {
  const [has, needed] = [record.length, header.length];
  if (has < needed)
    refuse(
      `${line}, column ${header[has]}`,
      `is missing: the row has ${has} values, not ${needed}`,
    );
  if (has > needed)
    refuse(
      `${line}, column ${needed + 1}`,
      `has no name: the row has ${has} values, not ${needed}`,
    );
}

/** The number in a field. */
function numberIn(field: string, where: string): number {
  const value = decimalNumber(field);
  if (value === undefined) refuse(where, `is ${asWritten(field)}, not a finite number`);
  if (!Number.isFinite(value))
    refuse(where, `is ${asWritten(field)}, beyond the range of doubles (about ±1.8e308)`);
  return value;
}

/**
 * Reads a CSV with a header line and numbers below it.
 *
 * @param name what to call the file in an error
 * @param chosen the columns to read, in this order: all of them unless told; the others may hold
 * anything
 * @throws GmmError `invalid_input`, with line and column, for anything that is not a finite number
 */
export function readCsv(text: string, name: string, chosen?: readonly string[]): Table {
  const [header, ...body] = lines(text, name);
  if (header === undefined) refuse(name, "is empty; a header line and rows of numbers are needed");
  const places = placesOf(header.record, chosen, name);
  const columns = places.map((c) => header.record[c]);
  const rows = body.map(({ record, info }) => {
    const line = `${name} line ${info.lines}`;
    checkLength(record, header.record, line);
    return places.map((c, i) => numberIn(record[c], `${line}, column ${columns[i] || c + 1}`));
  });
  if (rows.length === 0) refuse(name, "has a header and no rows");
  return { columns, data: toMatrix(rows, name) };
}
