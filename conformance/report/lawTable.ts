import Table from "cli-table3";
import { failingVerdicts, type LawEvent } from "../check/index.ts";

const heads = ["laws of", "pass", "fail", "known", "unsup.", "inputs", "skipped", "error/allowed"];

/** Beyond this a multiple of what is allowed says no more than that no digit need be right. */
const mostSaid = 1e6;

/** The largest error of some laws in units of what is allowed, and what stands for no bound. */
function worstOf(laws: readonly LawEvent[]): string {
  const worst = Math.max(...laws.map(({ ratio }) => ratio));
  if (!Number.isFinite(worst)) return "no bound";
  return worst > mostSaid ? "over 1e6" : worst.toPrecision(2);
}

/** The figures of the laws of one chapter. */
function row(name: string, laws: readonly LawEvent[]): string[] {
  const count = (is: (event: LawEvent) => boolean) => String(laws.filter(is).length);
  const total = (of: (event: LawEvent) => number) =>
    String(laws.reduce((sum, event) => sum + of(event), 0));
  return [
    name,
    count(({ verdict }) => verdict === "pass"),
    count(({ verdict }) => failingVerdicts.has(verdict)),
    count(({ verdict }) => verdict === "known-failure"),
    count(({ verdict }) => verdict === "unsupported"),
    total(({ runs }) => runs),
    total(({ skipped }) => skipped),
    worstOf(laws),
  ];
}

/** The table of the laws of a run: a row for every chapter of the specification. */
export function lawTable(laws: readonly LawEvent[]): string {
  const table = new Table({
    head: heads,
    style: { head: [], border: [], compact: true },
    colAligns: ["left", "right", "right", "right", "right", "right", "right", "right"],
  });
  for (const chapter of new Set(laws.map((event) => event.chapter)))
    table.push(
      row(
        chapter,
        laws.filter((event) => event.chapter === chapter),
      ),
    );
  return table.toString();
}
