import { expect, test } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import type { LawEvent, Summary } from "../check/index.ts";
import { consoleReport } from "./consoleReport.ts";
import { jsonReport } from "./jsonReport.ts";

const law: LawEvent = {
  type: "law",
  law: "the log likelihood is a sum",
  chapter: "mixture",
  statement: "The log likelihood is the sum over all points.",
  equations: ["9.28", "9.7"],
  verdict: "fail",
  runs: 4,
  skipped: 1,
  ratio: Number.POSITIVE_INFINITY,
  detail: "the log likelihood is a sum: (9.28) logLikelihood is 1, not 2",
  counterexample: { op: "log_likelihood", data: [[0], [1]] },
  stderr: "out of memory\n",
};

const counts = { planned: 2, ran: 2, passed: 1, failed: 1, known: 0, unsupported: 0 };
const summary: Summary = {
  whole: false,
  planned: 0,
  ran: 0,
  passed: 0,
  failed: 0,
  unsupported: 0,
  verdicts: {},
  laws: counts,
  never_answered: [],
  bad_messages: 0,
  unjudged: 0,
  stale_known_failures: [],
};

/** What is written of a run of these laws. */
function told(laws: readonly LawEvent[], of: Summary): string {
  let text = "";
  const report = consoleReport({
    write: (more) => {
      text += more;
    },
    again: { case: (id) => `check --id ${id}`, law: (event) => `fuzz --law "${event.law}"` },
    colours: false,
  });
  const { hello } = float64Adapter();
  report({
    type: "start",
    implementation: hello,
    planned: 0,
    planned_own_fits: 0,
    planned_laws: laws.length,
  });
  for (const event of laws) report(event);
  report({ type: "end", summary: of });
  return text;
}

test("a broken law is told with its words, its numbers, its input and its replay", () => {
  const text = told([law], summary);
  expect(text).toContain("checked against 0 golden cases and 1 law\n");
  expect(text).toContain(
    [
      "fail the log likelihood is a sum",
      "  The log likelihood is the sum over all points. (9.28, 9.7)",
      "  the log likelihood is a sum: (9.28) logLikelihood is 1, not 2",
      '  op "log_likelihood"',
      "  data [[0],[1]]",
      "  stderr: out of memory",
      '  again: fuzz --law "the log likelihood is a sum"',
    ].join("\n"),
  );
  expect(text).toMatch(/│ mixture +│ +0 │ +1 │ +0 │ +0 │ +4 │ +1 │ +no bound │/);
  expect(text).toMatch(
    /NOT CONFORMANT: 0 planned.*; laws: 2 planned, 2 ran, 1 passed, 1 failed, 0 known failures, 0 unsupported\n$/,
  );
});

test("a long counterexample is left to the JSON report", () => {
  const data = Array.from({ length: 500 }, () => [1]);
  const text = told([{ ...law, counterexample: { data } }], summary);
  expect(text).toContain("(a long input: --json has it)");
  expect(text).not.toContain("[1],[1]");
});

test("laws that are known to be broken are told by their reason", () => {
  const known = { ...law, verdict: "known-failure" as const, detail: "a mean" };
  const text = told([known, { ...known, law: "another" }], {
    ...summary,
    laws: { ...counts, planned: 3, ran: 3, failed: 0, known: 2 },
  });
  expect(text).toContain("known 2 laws: a mean\n");
  expect(text).toContain("CONFORMANT EXCEPT FOR KNOWN FAILURES");
});

test("an event is a line of JSON that reads back, whatever its numbers", () => {
  let line = "";
  jsonReport((text) => {
    line += text;
  })(law);
  expect(JSON.parse(line)).toEqual({ ...law, ratio: "Infinity" });
});
