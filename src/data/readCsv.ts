import { CsvError, parse } from "csv-parse/sync";
import { GmmError, type Matrix, toMatrix } from "../model/index.ts";

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
    }) as unknown as readonly Line[];
  } catch (error) {
    if (error instanceof CsvError) return refuse(name, error.message);
    throw error;
  }
}

/**
 * Reads a CSV with a header line and numbers below it.
 *
 * @param name what to call the file in an error
 * @throws GmmError `invalid_input`, with line and column, for anything that is not a finite number
 */
export function readCsv(text: string, name: string): Table {
  const [header, ...body] = lines(text, name);
  if (header === undefined) refuse(name, "is empty; a header line and rows of numbers are needed");
  const rows = body.map(({ record, info }) =>
    record.map((field, c) => {
      const value = Number(field);
      if (field === "" || !Number.isFinite(value))
        refuse(
          `${name} line ${info.lines}, column ${header.record[c] ?? c + 1}`,
          `is ${JSON.stringify(field)}, not a finite number`,
        );
      return value;
    }),
  );
  if (rows.length === 0) refuse(name, "has a header and no rows");
  return { columns: header.record, data: toMatrix(rows, name) };
}
