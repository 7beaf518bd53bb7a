import { markdownTable } from "../spec/markdownTable.ts";
import type { Citation } from "./citations.ts";
import type { PassedTest } from "./passedTests.ts";
import type { Trace } from "./trace.ts";

const link = (text: string, file: string) => `[${text}](../${file})`;
const name = ({ name, file }: Citation) => link(`\`${name}\``, file);
const inOrder = (values: readonly string[]) =>
  [...values].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
const list = (values: readonly string[]) => [...new Set(values)].join(", ");

function row(trace: Trace): readonly string[] {
  const { equation, entry, functions, laws, otherTests, killedMutants, cases, chapters } = trace;
  return [
    [equation.number, ...equation.aliases].map((number) => `(${number})`).join(" = "),
    equation.status,
    equation.meaning,
    link(`\`${equation.text.split("(")[0]}\``, entry),
    list(functions.map(name)),
    list(chapters.map((chapter) => `[${chapter.split("-")[0]}](${chapter})`)),
    String(laws.length),
    String(otherTests.length),
    String(cases.length),
    String(killedMutants.length),
    list(inOrder(functions.flatMap(({ deviations }) => deviations))),
  ];
}

const head = [
  "equation",
  "status",
  "what it is",
  "`src/exact`",
  "`src/float64`",
  "chapter",
  "laws",
  "other tests",
  "golden cases",
  "killed mutants",
  "deviations",
];

function lawsOf({ equation, laws }: Trace): string {
  const line = ({ title, file }: PassedTest) => `- ${title} (${link(file, file)})`;
  return [`### (${equation.number})`, "", ...new Set(laws.map(line))].join("\n");
}

function deviationRows(citations: readonly Citation[]): readonly (readonly string[])[] {
  const all = inOrder([...new Set(citations.flatMap(({ deviations }) => deviations))]);
  return all.map((deviation) => [
    deviation,
    list(citations.filter((citation) => citation.deviations.includes(deviation)).map(name)),
  ]);
}

/** TRACEABILITY.md: what stands behind each equation. */
export function matrix(traces: readonly Trace[], citations: readonly Citation[]): string {
  return [
    "# Traceability",
    "",
    "What stands behind each equation: its text, the functions in double precision that carry its number,",
    "the chapter that derives it, the laws in `spec` and the tests elsewhere that begin with it and have",
    "passed, the golden cases that list it, and [the mutants](../conformance/mutants/TABLE.md) that break it",
    "and are killed. `npm run traceability` writes this page from the code, the report of the test run and the",
    "golden files; the test command fails where it is stale, or where an implemented equation lacks one of",
    "these.",
    "",
    markdownTable(head, traces.map(row)),
    "",
    "## Laws",
    "",
    traces
      .filter(({ laws }) => laws.length > 0)
      .map(lawsOf)
      .join("\n\n"),
    "",
    "## Deviations",
    "",
    "Where the code departs from the book; what each is: [deviations.md](deviations.md).",
    "",
    markdownTable(["deviation", "where"], deviationRows(citations)),
    "",
  ].join("\n");
}
