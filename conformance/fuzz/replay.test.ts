import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { exitCodeOf } from "../check/index.ts";
import { mistaken } from "../properties/fixtures/mistaken.ts";
import { onePass } from "../properties/fixtures/naiveArithmetic.ts";
import type { Implementation, Operation, Reply, RequestOf } from "../protocol/index.ts";
import type { Counterexample } from "./counterexample.ts";
import { readReplayable, writeCounterexample } from "./files.ts";
import { fuzz } from "./fuzz.ts";
import { replay } from "./replay.ts";
import { lawsNamed } from "./targets.ts";

const right = float64Adapter();
const { hello } = mistaken({});
const inOnePass: Implementation = {
  ...mistaken({ mStep: onePass }),
  hello: { ...hello, name: "one pass", capabilities: { ...hello.capabilities, known: [] } },
};

/** Answers every other time with a weight in the last digit. */
function fickle(): Implementation {
  let asked = 0;
  return {
    ...right,
    hello: { ...hello, name: "fickle" },
    async ask<Op extends Operation>(request: RequestOf<Op> & { readonly op: Op }) {
      const reply: Reply<Op> = await right.ask<Op>(request);
      if (reply.kind !== "result" || !("log_likelihood" in reply.result)) return reply;
      const log_likelihood = Number(reply.result.log_likelihood) * (1 + (asked++ % 2) * 2 ** -52);
      return { ...reply, result: { ...reply.result, log_likelihood } };
    },
  };
}

async function counterexampleOf(implementation: Implementation, law: string) {
  const laws = lawsNamed(law);
  for await (const event of fuzz(implementation, { laws, runs: 2000 }))
    if (event.type === "finding") return event.counterexample;
  throw new Error(`nothing breaks ${law}`);
}

async function exitCodeOn(implementation: Implementation, path: string) {
  const dataOf = () => [];
  for await (const event of replay(implementation, [readReplayable(path)], dataOf))
    if (event.type === "end") return exitCodeOf(event.summary);
  return undefined;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "replay-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(counterexample: Counterexample): string {
  const path = writeCounterexample(folder, counterexample);
  expect(path).toBeDefined();
  return path ?? "";
}

describe("a counterexample", () => {
  test("of one wrong answer is a golden case: it fails who gave it, and no other", async () => {
    const found = await counterexampleOf(inOnePass, "agreement with the exact reading (m_step)");
    expect(found.kind).toBe("case");
    const path = written(found);
    expect(await exitCodeOn(inOnePass, path)).toBe(1);
    expect(await exitCodeOn(right, path)).toBe(0);
  });

  test("of a law keeps the question that is wrong by itself", async () => {
    const found = await counterexampleOf(inOnePass, "translation (m_step)");
    expect(found).toMatchObject({ kind: "case", golden: { operation: "m_step" } });
    expect(await exitCodeOn(inOnePass, written(found))).toBe(1);
  });

  test("of a law that no answer breaks by itself is the input of that law", async () => {
    const found = await counterexampleOf(fickle(), "asking changes nothing (log_likelihood)");
    expect(found).toMatchObject({
      kind: "law",
      law: {
        law: "asking changes nothing (log_likelihood)",
        input: { request: { op: "log_likelihood" } },
      },
    });
    const path = written(found);
    expect(readReplayable(path)).toEqual(found);
    expect(await exitCodeOn(fickle(), path)).toBe(1);
    expect(await exitCodeOn(right, path)).toBe(0);
  });
});
