import { describe, expect, it, vi } from "vitest";
import { type AnswerCase, answerCase, type Corpus, readCorpus } from "../cases/index.ts";
import { openFixture } from "../protocol/fixtures/openFixture.ts";
import type { ProcessOptions } from "../protocol/index.ts";
import { consoleReport } from "../report/index.ts";
import { checkImplementation } from "./checkImplementation.ts";
import type { CaseEvent, Event, Summary } from "./events.ts";
import { exitCodeOf } from "./exitCode.ts";

vi.setConfig({ testTimeout: 120_000 });

const template = readCorpus().cases.find(
  ({ id }) => id === "old-faithful-full-k1-log-likelihood",
) as AnswerCase;

/** A case that an adapter of the zoo answers: the log likelihood of `value` is `value` to it. */
function caseOf(value: number): AnswerCase {
  return answerCase.parse({
    ...template,
    id: `value-${value}`,
    input: { ...template.input, data: { rows: [[value]] } },
    expected: { log_likelihood: value },
  });
}

/** At 13 the adapters of the zoo have their bad moment. */
const values = [1, 13, 3, 4];
const corpus: Corpus = {
  cases: values.map(caseOf),
  dataOf: ({ input: { data } }) => ("rows" in data ? data.rows : []),
};

async function eventsOf(behaviour: string, options: ProcessOptions): Promise<readonly Event[]> {
  const patient = { requestSeconds: 3, closeSeconds: 0.5, ...options };
  const opened = await openFixture(behaviour, patient);
  if (opened.kind === "no_handshake") throw new Error(opened.detail);
  const events: Event[] = [];
  for await (const event of checkImplementation(opened.implementation, { corpus }))
    events.push(event);
  await opened.implementation.close();
  return events;
}

const isCase = (event: Event): event is CaseEvent => event.type === "case";

function summaryOf(events: readonly Event[]): Summary {
  const end = events.at(-1);
  if (end?.type !== "end") throw new Error("the run did not end");
  return end.summary;
}

function printed(events: readonly Event[]): string {
  let text = "";
  const again = { case: (id: string) => id, law: () => "" };
  const report = consoleReport({ write: (more) => (text += more), again, colours: false });
  for (const event of events) report(event);
  return text;
}

/** Everything that a terminal takes for a command, but for the ends of lines. */
const commands = /[\p{Cc}\p{Bidi_Control}]/u;

const [failures, broken] = [1, 3];

describe.concurrent("a run in hostile company ends, with a verdict for every case", () => {
  it.each<[string, readonly string[], number, ProcessOptions?]>([
    ["good", ["pass", "pass", "pass", "pass"], 0],
    ["noisy-stderr", ["pass", "pass", "pass", "pass"], 0],
    ["never-answers", ["pass", "timeout", "pass", "pass"], failures],
    ["answers-late", ["pass", "timeout", "pass", "pass"], failures, { requestSeconds: 2 }],
    ["ignores-sigterm", ["pass", "timeout", "pass", "pass"], failures],
    ["dies-at-request", ["pass", "crash", "pass", "pass"], failures],
    ["killed-at-request", ["pass", "crash", "pass", "pass"], failures],
    ["half-a-line", ["pass", "crash", "pass", "pass"], failures],
    ["closes-stdin", ["pass", "pass", "crash", "pass"], failures],
    ["closes-stdout", ["pass", "crash", "pass", "pass"], failures],
    ["has-children", ["pass", "crash", "pass", "pass"], failures],
    ["wrong-id", ["pass", "error", "pass", "pass"], broken],
    ["answers-the-one-before-once", ["pass", "error", "pass", "pass"], broken],
    ["answers-twice", ["pass", "pass", "error", "pass"], broken],
    ["speaks-unasked", ["pass", "pass", "error", "pass"], broken],
    ["banner-between", ["pass", "error", "pass", "pass"], broken],
    ["not-utf-8", ["pass", "error", "pass", "pass"], broken],
    ["endless-line", ["pass", "error", "pass", "pass"], broken, { maxLineBytes: 1e6 }],
    ["not-json", ["error", "error", "error", "error"], broken],
    ["wrong-shape", ["error", "error", "error", "error"], broken],
    ["bare-nan", ["error", "error", "error", "error"], broken],
    ["strings-for-numbers", ["error", "error", "error", "error"], broken],
    ["more-than-was-asked", ["error", "error", "error", "error"], broken],
    ["proto", ["error", "error", "error", "error"], broken],
    ["deep-nesting", ["error", "error", "error", "error"], broken],
    ["unknown-code", ["error", "error", "error", "error"], broken],
    ["markup-in-messages", ["error", "error", "error", "error"], failures],
    ["escapes-in-name", ["pass", "pass", "pass", "pass"], 0],
    ["dies-after-answer", ["pass", "crash", "pass", "crash"], failures],
    ["other-name-each-time", ["pass", "crash", "error", "error"], broken],
  ])("%s", async (behaviour, verdicts, exitCode, options = {}) => {
    const events = await eventsOf(behaviour, options);
    expect(events.filter(isCase).map(({ verdict }) => verdict)).toEqual(verdicts);
    const summary = summaryOf(events);
    expect(summary).toMatchObject({ planned: 4, ran: 4 });
    expect(exitCodeOf(summary)).toBe(exitCode);
    for (const line of printed(events).split("\n")) expect(line).not.toMatch(commands);
  });
});

describe("an interrupted run", () => {
  it("tells what was judged, and that it is incomplete, without the case it was at", async () => {
    const opened = await openFixture("never-answers", { requestSeconds: 60, closeSeconds: 0.5 });
    if (opened.kind === "no_handshake") throw new Error(opened.detail);
    const controller = new AbortController();
    const events: Event[] = [];
    const { signal } = controller;
    for await (const event of checkImplementation(opened.implementation, { corpus, signal })) {
      events.push(event);
      if (event.type === "case") setTimeout(() => controller.abort(), 300);
    }
    await opened.implementation.close();
    expect(events.filter(isCase).map(({ id }) => id)).toEqual(["value-1"]);
    const summary = summaryOf(events);
    expect(summary).toMatchObject({ incomplete: true, planned: 4, ran: 1, passed: 1, failed: 0 });
    expect(exitCodeOf(summary)).toBe(130);
    expect(printed(events)).toMatch(/INTERRUPTED: 4 planned, 1 ran, 1 passed/);
  });
});
