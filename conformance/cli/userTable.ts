import { basename } from "node:path";
import { csvText, readCsv, type Table } from "../../src/data/index.ts";
import { readWhole } from "../files/index.ts";

/** A CSV of the user's. */
export interface UserTable extends Table {
  /** The name of the file, without folders. */
  readonly file: string;
  /** A CSV with the columns that are used: the user's bytes, unless columns were chosen. */
  readonly bytes: Buffer;
}

const isNumber = (text: string) => text !== "" && Number.isFinite(Number(text));

/** Whether names are the positions 0, 1, ... or 1, 2, ..., as programs write that have no names. */
function arePositions(columns: readonly string[]): boolean {
  return [0, 1].some((first) => columns.every((name, c) => name === String(first + c)));
}

/** Refuses a file that begins with a row of numbers, which would be lost as a header. */
function refuseHeaderless({ columns }: Table, path: string): void {
  if (columns.every(isNumber) && !arePositions(columns))
    throw new Error(`${path} line 1: is a row of numbers; the first line must name the columns`);
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
 * Reads a CSV that the user names, or some of its columns.
 *
 * @throws Error naming the file, where it is missing; GmmError with line and column
 */
export function readUserTable(path: string, chosen?: readonly string[]): UserTable {
  const bytes = readWhole(path);
  const table = readCsv(csvText(bytes, path), path, chosen);
  refuseHeaderless(table, path);
  return { ...table, file: basename(path), bytes: chosen === undefined ? bytes : csvOf(table) };
}
