import { expect, test } from "vitest";
import { exitCodeOf, gravest } from "./exitCode.ts";

const summary = {
  planned: 5,
  ran: 4,
  passed: 4,
  failed: 0,
  unsupported: 1,
  verdicts: {},
  laws: { planned: 3, ran: 2, passed: 2, failed: 0, known: 0, unsupported: 1 },
  bad_messages: 0,
  stale_known_failures: [],
};

test.each([
  ["everything that ran passed", {}, 1, 0],
  ["something failed", { failed: 1 }, 1, 1],
  ["a known failure is one no longer", { stale_known_failures: ["one pass"] }, 1, 1],
  ["a message could not be trusted", { failed: 1, bad_messages: 1 }, 1, 3],
  ["a law is broken", { laws: { ...summary.laws, passed: 1, failed: 1 } }, 1, 1],
  ["no case ran", { ran: 0, passed: 0 }, 1, 4],
  ["only laws ran, and no case was asked for", { ran: 0, passed: 0 }, 0, 0],
  ["nothing ran", { ran: 0, passed: 0, laws: { ...summary.laws, ran: 0, passed: 0 } }, 0, 4],
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
