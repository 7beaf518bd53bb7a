import { describe, expect, test } from "vitest";
import { readCorpus } from "../cases/index.ts";
import type { Comparison } from "../compare/index.ts";
import type { CaseEvent } from "./events.ts";
import { checkNames, knownFailures } from "./knownFailures.ts";
import { staleCauses } from "./staleCauses.ts";
import type { Judgement, Verdict } from "./verdict.ts";
import { withKnown } from "./withKnown.ts";

const [golden] = readCorpus().cases;

const losing = (digits: number): Judgement => ({
  verdict: "fail",
  comparisons: [
    { quantity: "weights", passed: false, ratio: 10, digits, attainable: 14 } satisfies Comparison,
  ],
});
const listed = [{ cases: [golden.id], reason: "one pass", digits_lost: 2 }];

test("a listed failure is known, with its reason", () => {
  const { verdict, detail } = withKnown(golden, losing(12), listed);
  expect([verdict, detail]).toEqual(["known-failure", "one pass"]);
});

test("a listed failure that has become worse is a failure", () => {
  const { verdict, detail } = withKnown(golden, losing(10), listed);
  expect([verdict, detail]).toEqual([
    "fail",
    "loses 4.0 digits, more than the 2 of its known failure",
  ]);
});

test("a listed case that passes is an unexpected pass", () => {
  const { verdict } = withKnown(golden, { verdict: "pass", comparisons: [] }, listed);
  expect(verdict).toBe("unexpected-pass");
});

test("a flag lists every case that carries it, and no other", () => {
  const list = [{ flag: "far-start" as const, reason: "linear domain", digits_lost: 16 }];
  const flagged = { ...golden, flags: ["far-start" as const] };
  expect(withKnown(flagged, losing(0), list).verdict).toBe("known-failure");
  expect(withKnown({ ...golden, flags: [] }, losing(0), list).verdict).toBe("fail");
});

test.each<Judgement>([
  { verdict: "crash", detail: "gone", comparisons: [] },
  { verdict: "timeout", detail: "late", comparisons: [] },
  { verdict: "error", detail: "refused", comparisons: [] },
  { verdict: "error", detail: "bad message", badMessage: true, comparisons: [] },
  { verdict: "fail", detail: "not stationary", comparisons: [] },
])("a listed case that ends in $verdict ($detail) is no known loss of digits", (judgement) => {
  expect(withKnown(golden, judgement, listed)).toBe(judgement);
});

test("a list that names what is not there is refused", () => {
  const { cases } = readCorpus();
  const check = (entry: object) => () =>
    checkNames([{ ...listed[0], ...entry }] as never, cases, "list.json");
  expect(check({ cases: [golden.id] })).not.toThrow();
  expect(check({ cases: ["no-such-case"] })).toThrow("list.json: there is no case no-such-case");
  expect(() =>
    checkNames([{ reason: "r", digits_lost: 1, flag: "none" as never }], cases, "list.json"),
  ).toThrow("there is no flag none");
  const ofLaw = (name: string) => () =>
    checkNames([{ reason: "r", digits_lost: 1, laws: [name] }], cases, "list.json");
  expect(ofLaw("one component")).not.toThrow();
  expect(ofLaw("no such law")).toThrow("list.json: there is no law no such law");
});

test.each([
  [{ cases: ["a"] }, true],
  [{ cases: ["a"], laws: ["b"] }, true],
  [{ flag: "offset", laws: ["b"] }, true],
  [{ laws: ["b"] }, true],
  [{ laws: [] }, false],
  [{}, false],
  [{ cases: ["a"], flag: "offset" }, false],
])("an entry about %j is one: %s", (scope, legal) => {
  const entry = { reason: "r", digits_lost: 1, ...scope };
  expect(knownFailures.safeParse([entry]).success).toBe(legal);
});

test("what an implementation does not support is not its failure", () => {
  const unsupported: Judgement = { verdict: "unsupported", comparisons: [] };
  expect(withKnown(golden, unsupported, listed)).toBe(unsupported);
});

describe("a cause of which rounding decides the cases", () => {
  const rounding = [{ ...listed[0], rounding_decides: true as const }];
  const comparison: Comparison = {
    quantity: "weights",
    passed: true,
    ratio: 0,
    digits: 15,
    attainable: 14,
  };
  const told = (verdict: Verdict, ratio = 0.1): CaseEvent[] => [
    {
      type: "case",
      id: golden.id,
      title: golden.title,
      operation: golden.operation,
      asks_for: "answer",
      covariance_type: "full",
      equations: [],
      verdict,
      comparisons: [{ ...comparison, ratio }],
    },
  ];

  test("leaves a pass a pass, and a failure known", () => {
    expect(withKnown(golden, { verdict: "pass", comparisons: [] }, rounding).verdict).toBe("pass");
    expect(withKnown(golden, losing(12), rounding).verdict).toBe("known-failure");
  });

  test("is stale once all of its cases were put and passed by far", () => {
    expect(staleCauses(rounding, told("pass"))).toEqual(["one pass"]);
    expect(staleCauses(rounding, told("known-failure"))).toEqual([]);
    expect(staleCauses(rounding, told("pass", 0.7))).toEqual([]);
    expect(staleCauses(rounding, [])).toEqual([]);
    expect(staleCauses(listed, told("pass"))).toEqual([]);
  });
});

test("a listed verdict is known, and no other", () => {
  const list = [{ cases: [golden.id], reason: "answers all the same", verdict: "error" as const }];
  const ending = (verdict: Judgement["verdict"]): Judgement => ({ verdict, comparisons: [] });
  expect(withKnown(golden, ending("error"), list).verdict).toBe("known-failure");
  expect(withKnown(golden, ending("fail"), list).verdict).toBe("fail");
  expect(withKnown(golden, ending("crash"), list).verdict).toBe("crash");
  expect(withKnown(golden, ending("pass"), list).verdict).toBe("unexpected-pass");
  const message = { ...ending("error"), badMessage: true as const };
  expect(withKnown(golden, message, list).verdict).toBe("error");
});

test("a case may be listed with a verdict and with digits: either is known", () => {
  const entry = { cases: [golden.id], reason: "one pass" };
  const list = [
    { ...entry, verdict: "error" as const },
    { ...entry, digits_lost: 4 },
  ];
  const refused: Judgement = { verdict: "error", comparisons: [] };
  expect(withKnown(golden, refused, list).verdict).toBe("known-failure");
  expect(withKnown(golden, losing(10), list).verdict).toBe("known-failure");
  expect(withKnown(golden, { verdict: "pass", comparisons: [] }, list).verdict).toBe(
    "unexpected-pass",
  );
});
