import type { WireNumber, WireValue } from "../protocol/index.ts";
import { shortNumber } from "./number.ts";

/** So many entries are shown along each axis. */
const most = 6;

const isScalar = (value: WireValue): value is WireNumber => !Array.isArray(value);

/** The first of some values, and how many are left out, in words, where any are. */
function shortened<Value>(values: readonly Value[]): readonly [readonly Value[], string[]] {
  const left = values.length - most;
  return left > 0 ? [values.slice(0, most), [`and ${left} more`]] : [values, []];
}

function row(values: readonly WireNumber[]): readonly string[] {
  const [shown, more] = shortened(values);
  return [...shown.map(shortNumber), ...more];
}

/** Rows of cells as lines, each column as wide as its widest cell. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((cells) => cells.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((cells) => cells[i]?.length ?? 0)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]))
      .join("  ")
      .trimEnd(),
  );
}

/** Every entry of an array behind its place, which indents the lines that it takes. */
function labelled(
  entries: readonly (readonly string[])[],
  labels: readonly number[],
): readonly string[] {
  const heads = entries.map((_, i) => `[${labels[i]}]  `);
  const width = Math.max(0, ...heads.map(({ length }) => length));
  return entries.flatMap((lines, i) =>
    lines.map((line, j) => `${(j === 0 ? heads[i] : "").padEnd(width)}${line}`),
  );
}

/** A matrix a row a line, or an array of anything deeper, its first entries with their places. */
function entryLines(values: readonly WireValue[], labels: readonly number[]): readonly string[] {
  const [shown, more] = shortened(values);
  const rows = shown.map((value) => (isScalar(value) ? [value] : value));
  const flat = rows.every((entries) => entries.every(isScalar));
  const lines = flat
    ? aligned(rows.map((entries) => row(entries as readonly WireNumber[]))).map((line) => [line])
    : rows.map((entries) => tensorLines(entries));
  return [...labelled(lines, labels), ...more];
}

const places = (values: readonly unknown[]) => values.map((_, i) => i);

/**
 * A number, vector, matrix or list of matrices for the screen. Large ones are cut, and say so.
 * With `labels`, a vector too is written an entry a line, each with its label.
 */
export function tensorLines(value: WireValue, labels?: readonly number[]): readonly string[] {
  if (isScalar(value)) return [shortNumber(value)];
  if (value.length === 0) return ["none"];
  if (labels !== undefined) return entryLines(value, labels);
  if (value.every(isScalar)) return [row(value).join("  ")];
  return entryLines(value, places(value));
}
