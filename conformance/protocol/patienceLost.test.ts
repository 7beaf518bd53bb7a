import { describe, expect, it } from "vitest";
import type { Reply } from "./implementation.ts";
import type { Requestable } from "./messages.ts";
import { patienceLost } from "./patienceLost.ts";

const crash: Reply = { kind: "crash", detail: "ended with exit code 1" };
const timeout: Reply = { kind: "timeout", seconds: 30 };
const refusal: Reply = { kind: "unsupported", why: "not today" };
const unreadable: Reply = { kind: "bad_message", detail: "is not JSON" };

/** Patience after some replies, each to an operation. */
function patienceAfter(...replies: readonly (readonly [Requestable, Reply])[]) {
  const patience = patienceLost();
  for (const [op, reply] of replies) patience.hear(op, reply);
  return patience;
}

const times = (count: number, op: Requestable, reply: Reply) =>
  Array.from({ length: count }, () => [op, reply] as const);

describe("patience with an implementation that does not answer", () => {
  it("is lost with one operation after five requests in a row, whatever others answer", () => {
    const dead = times(5, "em", timeout).flatMap((one) => [one, ["m_step", refusal] as const]);
    expect(patienceAfter(...dead.slice(0, 8)).insteadOf("em")).toBeUndefined();
    expect(patienceAfter(...dead).insteadOf("em")).toEqual({
      kind: "timeout",
      seconds: 30,
      detail: "given up: the 5 em requests before had no answer",
    });
    expect(patienceAfter(...dead).insteadOf("m_step")).toBeUndefined();
  });

  it("is lost with all after ten in a row", () => {
    const dead = [...times(5, "em", timeout), ...times(5, "fit", crash)];
    expect(patienceAfter(...dead.slice(0, 9)).insteadOf("m_step")).toBeUndefined();
    expect(patienceAfter(...dead).insteadOf("m_step")).toEqual({
      kind: "crash",
      detail: "given up: the 10 requests before had no answer",
    });
  });

  it("comes back with any answer, and does not suffer from messages that cannot be trusted", () => {
    const four = times(4, "em", crash);
    expect(patienceAfter(...four, ["em", refusal], ...four).insteadOf("em")).toBeUndefined();
    expect(patienceAfter(...four, ...times(9, "em", unreadable)).insteadOf("em")).toBeUndefined();
    expect(patienceAfter(...four, ["em", unreadable], ["em", crash]).insteadOf("em")).toBeDefined();
  });
});
