import { expect, test } from "vitest";
import type { Summary } from "./events.ts";
import { exitCodeOf, gravest } from "./exitCode.ts";

const summary: Summary = {
  whole: true,
  planned: 5,
  ran: 4,
  passed: 4,
  failed: 0,
  unsupported: 1,
  verdicts: {},
  laws: { planned: 3, ran: 2, passed: 2, failed: 0, known: 0, unsupported: 1 },
  never_answered: [],
  bad_messages: 0,
  unjudged: 0,
  stale_known_failures: [],
};

const silent = { operation: "em" as const, covariance_type: "diag", why: ["not today"] };
const noLaw = { ...summary.laws, ran: 0, passed: 0, unsupported: 3 };

test.each<[string, Partial<Summary>, number | undefined, number]>([
  ["everything that ran passed", {}, 1, 0],
  ["something failed", { failed: 1 }, 1, 1],
  ["a known failure is one no longer", { stale_known_failures: ["one pass"] }, 1, 1],
  ["an answer could not be judged", { failed: 1, unjudged: 1, bad_messages: 1 }, 1, 5],
  ["a message could not be trusted", { failed: 1, bad_messages: 1 }, 1, 3],
  ["a law is broken", { laws: { ...summary.laws, passed: 1, failed: 1 } }, 1, 1],
  ["no case ran", { ran: 0, passed: 0 }, 1, 4],
  ["only laws ran, and no case was asked for", { ran: 0, passed: 0 }, 0, 0],
  ["nothing ran", { ran: 0, passed: 0, laws: { ...summary.laws, ran: 0, passed: 0 } }, 0, 4],
  ["nothing was declared that was never answered", {}, undefined, 0],
  ["something declared was never answered", { never_answered: [silent] }, undefined, 4],
  ["enough ran, and something declared was never answered", { never_answered: [silent] }, 1, 4],
  [
    "something failed, and something was never answered",
    { failed: 1, never_answered: [silent] },
    1,
    4,
  ],
  ["laws were planned, and none ran", { laws: noLaw }, 1, 4],
  ["laws of a selection were planned, and none ran", { whole: false, laws: noLaw }, 1, 0],
  ["no laws were planned", { laws: { ...noLaw, planned: 0 } }, 1, 0],
  ["all that ran is known to fail", { passed: 0, laws: noLaw, whole: false }, undefined, 4],
  [
    "nothing passed, and something failed",
    { passed: 0, failed: 1, laws: noLaw, whole: false },
    1,
    1,
  ],
  [
    "messages could not be trusted, and something was never answered",
    { bad_messages: 1, never_answered: [silent] },
    undefined,
    3,
  ],
  ["the run was interrupted, whatever it came to", { incomplete: true, bad_messages: 1 }, 5, 130],
  ["less ran than was asked for", {}, 5, 4],
])("%s", (_, change, minimum, code) => {
  expect(exitCodeOf({ ...summary, ...change }, minimum)).toBe(code);
});

test.each([
  [[1, 4, 3, 130, 5], 5],
  [[1, 4, 3, 130], 130],
  [[1, 4, 3], 3],
  [[1, 4], 4],
  [[0, 1], 1],
  [[0], 0],
  [[], 0],
])("of %j, the code that is given is %d", (codes, code) => {
  expect(gravest(codes)).toBe(code);
});
