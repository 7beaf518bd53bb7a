import { parse } from "csv-parse/sync";
import type { Equation } from "../../src/exact/engine/index.ts";
import { compareNumbers } from "../../src/exact/equations/order.ts";
import { toTex } from "../../src/exact/typeset.ts";
import { csvLine } from "./csv.ts";

const columns = ["number", "aliases", "status", "meaning", "formula", "reason"] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

const statuses = ["implemented", "oracle", "derivation", "out-of-scope"];

function rowOf(equation: Equation): Row {
  const { number, aliases, status, meaning } = equation;
  return {
    number,
    aliases: aliases.join(" "),
    status,
    meaning,
    formula: toTex(equation),
    reason: "",
  };
}

/** What is wrong with a row that was written by hand. */
function faultOf(row: Row, taken: ReadonlySet<string>): string | undefined {
  if (taken.has(row.number)) return "is an entry of src/exact";
  if (!statuses.includes(row.status)) return `has the status ${row.status}`;
  if (row.status === "implemented") return "is implemented, but has no entry in src/exact";
  if (row.status === "out-of-scope" && row.reason === "") return "is out of scope for no reason";
  return undefined;
}

/**
 * `spec/equations.csv`: every equation of the book that the product touches, the executed ones
 * from their entries, the others from the list kept by hand.
 *
 * @throws Error where a row of the list by hand contradicts the catalogue
 */
export function equationList(equations: readonly Equation[], byHand: string): string {
  const others = parse(byHand, { columns: true }) as Row[];
  const taken = new Set(equations.flatMap(({ number, aliases }) => [number, ...aliases]));
  for (const row of others) {
    const fault = faultOf(row, taken);
    if (fault !== undefined) throw new Error(`spec/equations.other.csv: (${row.number}) ${fault}`);
  }
  const rows = [...equations.map(rowOf), ...others].sort((a, b) =>
    compareNumbers(a.number, b.number),
  );
  const lines = rows.map((row) => csvLine(columns.map((column) => row[column])));
  return `${[csvLine(columns), ...lines].join("\n")}\n`;
}
