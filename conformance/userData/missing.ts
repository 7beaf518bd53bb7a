import { printable } from "../protocol/printable.ts";

/** A row of which some values are missing: its line, and the columns. */
export interface Incomplete {
  readonly line: number;
  readonly columns: readonly string[];
}

const mostShown = 10;

const rowsOf = (some: number, all: number) =>
  `${some} of ${all} rows ${some === 1 ? "has" : "have"} missing values`;

function listed(items: readonly string[]): string {
  const more = items.length - mostShown;
  const some = items.slice(0, mostShown).join(", ");
  return more > 0 ? `${some} and ${more} more` : some;
}

/** Which columns miss how many values: `waiting: 3`. */
function counts(incomplete: readonly Incomplete[]): string {
  const counted = new Map<string, number>();
  for (const column of incomplete.flatMap(({ columns }) => columns))
    counted.set(column, (counted.get(column) ?? 0) + 1);
  return listed([...counted].map(([column, count]) => `${printable(column, 40)}: ${count}`));
}

const linesOf = (incomplete: readonly Incomplete[]) =>
  `${incomplete.length === 1 ? "line" : "lines"} ${listed(incomplete.map(({ line }) => String(line)))}`;

/** Why a file with missing values is refused, and what would help. */
export function missingValues(incomplete: readonly Incomplete[], all: number): string {
  return `${rowsOf(incomplete.length, all)} (${counts(incomplete)}; first in line ${incomplete[0].line}); --drop-missing leaves these rows out, --columns takes other columns`;
}

/** What is told where such rows are left out. */
export function droppedRows(incomplete: readonly Incomplete[], all: number): string {
  return `${rowsOf(incomplete.length, all)} and ${incomplete.length === 1 ? "is" : "are"} left out: ${linesOf(incomplete)}`;
}
