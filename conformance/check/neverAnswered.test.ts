import { describe, expect, it } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { introduction } from "../adapters/introduction.ts";
import { readCorpus } from "../cases/index.ts";
import type { Limit } from "../protocol/index.ts";
import { type Hello, type Implementation, inProcess, requestables } from "../protocol/index.ts";
import { type CheckOptions, checkImplementation } from "./checkImplementation.ts";
import type { Event, Summary } from "./events.ts";
import { exitCodeOf } from "./exitCode.ts";
import { everyLaw } from "./lawPlan.ts";
import { ownFitsOf } from "./ownFit.ts";

const corpus = readCorpus();
const everything = introduction("any", [...requestables]);
const [someLaw] = everyLaw.laws;
const oneLaw = { ...everyLaw, laws: [someLaw], runs: 2 };

/** A case of one and a case of several components of every operation and structure, and one fit from an own start of every structure. */
function few<Asked>(all: readonly Asked[], cellOf: (asked: Asked) => string): Asked[] {
  return [...new Map(all.map((asked) => [cellOf(asked), asked])).values()];
}
const options: CheckOptions = {
  corpus: {
    ...corpus,
    cases: few(corpus.cases, ({ operation, input: { model }, ...golden }) =>
      [operation, model.covariance_type, model.weights.length > 1, "refused" in golden].join(),
    ),
  },
  ownFits: few(ownFitsOf(corpus), ({ request }) => request.covariance_type),
  laws: oneLaw,
  whole: true,
};

async function summaryOf(subject: Implementation, more: Partial<CheckOptions> = {}) {
  const events: Event[] = [];
  for await (const event of checkImplementation(subject, { ...options, ...more }))
    events.push(event);
  const end = events.at(-1);
  if (end?.type !== "end") throw new Error("there was no end");
  return { summary: end.summary, events };
}

const limited = (limits: Limit[], hello: Hello = everything): Hello => ({
  ...hello,
  capabilities: { ...hello.capabilities, limits },
});

const cells = ({ never_answered }: Summary) =>
  never_answered.map(({ operation, covariance_type }) => `${operation} ${covariance_type}`);

describe("an adapter that declares everything and computes nothing", () => {
  it("has answered no operation with any structure, and exits with 4", async () => {
    const { summary } = await summaryOf(inProcess(everything, {}));
    expect(cells(summary).length).toBe(7 * 4);
    expect(summary.failed).toBeGreaterThan(7 * 4);
    expect(exitCodeOf(summary)).toBe(4);
  });

  it("fails a selection, question by question", async () => {
    const { summary, events } = await summaryOf(inProcess(everything, {}), { whole: false });
    expect(summary.never_answered).toEqual([]);
    expect(summary.verdicts.unanswered).toBe(summary.failed);
    expect(exitCodeOf(summary)).toBe(1);
    for (const event of events)
      if (event.type === "case" && event.asks_for === "refusal")
        expect(event.verdict).toBe("unsupported");
      else if (event.type === "law") expect(event.verdict).toBe("unanswered");
  });
});

describe("what an adapter declares and excludes by its limits altogether", () => {
  const never: Limit = { operations: ["em"], covariance_types: ["diag"] };

  it("was never answered, which the limit explains", async () => {
    const subject = { ...float64Adapter(), hello: limited([never]) };
    const { summary } = await summaryOf(subject);
    expect(summary.never_answered).toEqual([
      { operation: "em", covariance_type: "diag", why: ["em of diag: not at all"] },
    ]);
    expect(summary.failed).toBe(0);
    expect(exitCodeOf(summary)).toBe(4);
  });

  it("is not missed in a selection, of which an honest limit may exclude everything", async () => {
    const subject = { ...float64Adapter(), hello: limited([never]) };
    const { summary } = await summaryOf(subject, { whole: false });
    expect(summary.never_answered).toEqual([]);
    expect(exitCodeOf(summary)).toBe(0);
  });

  it("is not missed where the rest of the operation and structure is answered", async () => {
    const subject = { ...float64Adapter(), hello: limited([{ components: [2, null] }]) };
    const { summary } = await summaryOf(subject);
    expect(cells(summary)).toEqual([]);
    expect(exitCodeOf(summary)).toBe(0);
  });
});

describe("an adapter that breaks down at every question", () => {
  it("fails: it was asked, and that is what it answered", async () => {
    const crash = async () => ({ kind: "crash", detail: "gone" }) as const;
    const { summary } = await summaryOf({ ...float64Adapter(), ask: crash });
    expect(summary.never_answered).toEqual([]);
    expect(exitCodeOf(summary)).toBe(1);
  });
});

it("no law that ran is too little, where laws were planned and all is run", async () => {
  const { hello, ...rest } = float64Adapter();
  const capabilities = { ...hello.capabilities, operations: ["m_step" as const] };
  const subject = { ...rest, hello: { ...hello, capabilities } };
  const { summary } = await summaryOf(subject);
  expect(summary.laws).toMatchObject({ planned: 1, ran: 0 });
  expect(exitCodeOf(summary)).toBe(4);
  expect(exitCodeOf((await summaryOf(subject, { whole: false })).summary)).toBe(0);
});
