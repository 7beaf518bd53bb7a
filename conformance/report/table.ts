import Table from "cli-table3";
import type { CaseEvent } from "../check/index.ts";
import { failingVerdicts } from "../check/index.ts";

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

const shown = (value: number | undefined) => (value === undefined ? "" : value.toFixed(1));

/** The comparison of a case that comes nearest to its tolerance, or exceeds it most. */
function closest({ comparisons }: CaseEvent) {
  return comparisons.reduce<CaseEvent["comparisons"][number] | undefined>(
    (worst, comparison) => (worst && worst.ratio >= comparison.ratio ? worst : comparison),
    undefined,
  );
}

/** The figures of some cases: counts, digits, and error in units of what is allowed. */
function row(name: readonly string[], cases: readonly CaseEvent[]): string[] {
  const compared = cases.map(closest).filter((comparison) => comparison !== undefined);
  const worst = compared.reduce<(typeof compared)[number] | undefined>(
    (a, b) => (a && a.ratio >= b.ratio ? a : b),
    undefined,
  );
  const count = (is: (event: CaseEvent) => boolean) => String(cases.filter(is).length);
  return [
    ...name,
    count(({ verdict }) => verdict === "pass"),
    count(({ verdict }) => failingVerdicts.has(verdict)),
    count(({ verdict }) => verdict === "known-failure"),
    count(({ verdict }) => verdict === "unsupported"),
    shown(median(compared.map((comparison) => comparison.digits))),
    worst === undefined ? "" : `${shown(worst.digits)} of ${shown(worst.attainable)}`,
    worst === undefined ? "" : `${worst.ratio.toPrecision(2)}`,
  ];
}

const heads = [
  "operation",
  "structure",
  "pass",
  "fail",
  "known",
  "unsup.",
  "digits",
  "at worst",
  "error/allowed",
];

/** The row that a case counts in: its structure's, or that of the questions that are to be refused. */
function rowOf({ covariance_type, asks_for }: CaseEvent): string {
  return asks_for === "refusal" ? "to refuse" : covariance_type;
}

/** The table of a run: a row for every operation and structure, and for its refusals. */
export function summaryTable(cases: readonly CaseEvent[]): string {
  const table = new Table({
    head: heads,
    style: { head: [], border: [], compact: true },
    colAligns: ["left", "left", "right", "right", "right", "right", "right", "right", "right"],
  });
  const operations = [...new Set(cases.map(({ operation }) => operation))];
  const rows = [...new Set(cases.map(rowOf))];
  for (const operation of operations)
    for (const name of rows) {
      const cell = cases.filter((event) => event.operation === operation && rowOf(event) === name);
      if (cell.length > 0) table.push(row([operation, name], cell));
    }
  return table.toString();
}
