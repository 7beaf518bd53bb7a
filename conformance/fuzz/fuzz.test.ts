import { describe, expect, test, vi } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { mistaken } from "../properties/fixtures/mistaken.ts";
import { onePass } from "../properties/fixtures/naiveArithmetic.ts";
import type { Hello, Implementation, Operation, Reply, RequestOf } from "../protocol/index.ts";
import type { FuzzEvent, FuzzFinding, FuzzSummary } from "./events.ts";
import { textbook } from "./fixtures/textbook.ts";
import { type FuzzOptions, fuzz } from "./fuzz.ts";
import { lawsNamed } from "./targets.ts";

const differential = lawsNamed("agreement with the exact reading");

/** An implementation under another name: then it is not taken for the reference. */
function renamed(
  { hello, ...rest }: Implementation,
  capabilities: Partial<Hello["capabilities"]> = {},
): Implementation {
  const able = { ...hello.capabilities, ...capabilities };
  return { ...rest, hello: { ...hello, name: "renamed", capabilities: able } };
}

/** The same, with what it is asked written down. */
function listening(implementation: Implementation) {
  const heard: string[] = [];
  const subject: Implementation = {
    ...implementation,
    ask<Op extends Operation>(request: RequestOf<Op> & { readonly op: Op }): Promise<Reply<Op>> {
      heard.push(JSON.stringify(request));
      return implementation.ask<Op>(request);
    },
  };
  return { subject, heard };
}

async function run(implementation: Implementation, options: FuzzOptions) {
  const events: FuzzEvent[] = [];
  for await (const event of fuzz(implementation, options)) events.push(event);
  const findings = events.filter((event): event is FuzzFinding => event.type === "finding");
  const summary = events.flatMap((event) => (event.type === "end" ? [event.summary] : []))[0];
  return { events, findings, summary: summary as FuzzSummary };
}

const plain = renamed(float64Adapter());
/** Its covariances are computed in one pass; nothing is held, which it would do otherwise. */
const inOnePass = renamed(mistaken({ mStep: onePass }), { known: [] });

describe("the sequence of inputs", () => {
  test("is the same for the same seed, another for another", async () => {
    const asked = async (seed: number) => {
      const { subject, heard } = listening(plain);
      await run(subject, { seed, runs: 300 });
      return heard;
    };
    const first = await asked(1);
    expect(await asked(1)).toEqual(first);
    expect(await asked(2)).not.toEqual(first);
  });

  test("of fewer inputs is the beginning of that of more", async () => {
    const asked = async (runs: number) => {
      const { subject, heard } = listening(plain);
      await run(subject, { laws: differential, runs });
      return heard;
    };
    const more = await asked(500);
    expect(more.slice(0, 200)).toEqual(await asked(200));
  });

  test("of a law is that on which check tries it", async () => {
    const { defaultRange, laws, lawProperty } = await import("../properties/index.ts");
    const { default: fc } = await import("fast-check");
    const law = laws.filter(({ name }) => name === "rotation (m_step)");
    const [fuzzed, checked] = [listening(plain), listening(plain)];
    await run(fuzzed.subject, { laws: law, seed: 9, runs: 20 });
    await fc.check(lawProperty(law[0], checked.subject, defaultRange), { seed: 9, numRuns: 20 });
    expect(fuzzed.heard).toEqual(checked.heard);
  });

  test("does not depend on what other laws find", async () => {
    const law = lawsNamed("agreement with the exact reading (e_step)");
    const eSteps = async (laws: typeof law) => {
      const { subject, heard } = listening(inOnePass);
      await run(subject, {
        laws,
        runs: 400,
        shrinking: { shrinkingAttempts: 0, shrinkingBreakdowns: 0 },
      });
      return heard.filter((request) => request.includes('"op":"e_step"')).slice(0, 64);
    };
    expect(await eSteps(differential)).toEqual(await eSteps(law));
  });
});

describe("right implementations", () => {
  test("the built-in one, with the equations beside it every time", async () => {
    const { findings, summary } = await run(float64Adapter(), { runs: 200, seed: 3 });
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ inputs: 200, findings: 0, ending: "complete" });
  });

  test("the built-in one under another name, under every law", async () => {
    const { findings } = await run(plain, { runs: 800, seed: 4 });
    expect(findings).toEqual([]);
  });

  test("one that shares no line with it", async () => {
    const laws = lawsNamed("agreement with the exact reading (m_step)");
    const { findings } = await run(textbook(), { laws, runs: 1000, seed: 5 });
    expect(findings).toEqual([]);
  });
});

describe("a covariance computed in one pass", () => {
  test("is found, and shrunk to at most four points", { timeout: 60_000 }, async () => {
    const { findings } = await run(inOnePass, { laws: differential, runs: 2000 });
    const found = findings.find(({ law }) => law.endsWith("(m_step)"));
    expect(found?.about).toBe("implementation");
    expect(found?.message).toMatch(/\(9\.25.*covariances/);
    const { counterexample } = found as FuzzFinding;
    expect(counterexample.kind).toBe("case");
    if (counterexample.kind !== "case") return;
    const { golden, judgement } = counterexample;
    expect(judgement.verdict).toBe("fail");
    expect("rows" in golden.input.data && golden.input.data.rows.length).toBeLessThanOrEqual(4);
    expect(golden.id).toMatch(/^m-step-agreement-with-the-exact-reading-[0-9a-f]{8}$/);
  });
});

describe("time", () => {
  test("decides nothing of what is found, nor of how it is shrunk", async () => {
    const found = () => run(inOnePass, { laws: lawsNamed("rotation (m_step)"), runs: 60 });
    const quick = await found();
    expect(quick.findings).toHaveLength(1);
    let hours = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => 3_600_000 * hours++);
    expect(await found()).toEqual(quick);
    clock.mockRestore();
  });
});

describe("answers that are not finite", () => {
  test("are one finding, though many laws meet them", async () => {
    const nowhere: Implementation = {
      ...plain,
      ask<Op extends Operation>(request: RequestOf<Op> & { readonly op: Op }): Promise<Reply<Op>> {
        if (request.op !== "log_likelihood") return plain.ask<Op>(request);
        return Promise.resolve({ kind: "result", result: { log_likelihood: Number.NaN } as never });
      },
    };
    const { findings } = await run(nowhere, { runs: 1500 });
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /logLikelihood is NaN.*: an answer that is not a number breaks every law$/,
      ),
    ]);
  });
});

describe("what goes wrong", () => {
  /** Dies of every question on more than six points. */
  const crashing: Implementation = {
    ...plain,
    ask<Op extends Operation>(request: RequestOf<Op> & { readonly op: Op }): Promise<Reply<Op>> {
      return request.op === "e_step" && request.data.length > 6
        ? Promise.resolve({ kind: "crash", detail: "out of memory", stderr: "last words" })
        : plain.ask<Op>(request);
    },
  };

  test("a crash is a finding, shrunk, and the run goes on", async () => {
    const { findings, summary } = await run(crashing, {
      laws: differential,
      runs: 600,
      shrinking: { shrinkingAttempts: 500, shrinkingBreakdowns: 20 },
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ about: "implementation", stderr: "last words" });
    expect(findings[0].message).toContain("out of memory");
    expect(findings[0].counterexample).toMatchObject({
      kind: "case",
      judgement: { verdict: "crash" },
    });
    expect(summary).toMatchObject({ inputs: 600, ending: "complete" });
  });

  test("an implementation that breaks down all the time is given up", async () => {
    const dead: Implementation = {
      ...plain,
      ask: () => Promise.resolve({ kind: "crash", detail: "gone" }),
    };
    const { findings, summary } = await run(dead, { runs: 5000 });
    expect(findings.length).toBeGreaterThan(1);
    expect(summary.ending).toBe("given up");
  });

  test("a refusal of what has an answer is a finding", async () => {
    const refusing: Implementation = {
      ...plain,
      ask: () => Promise.resolve({ kind: "error", code: "invalid_input", message: "no" }),
    };
    const { findings } = await run(refusing, { laws: differential, runs: 400 });
    expect(findings.map(({ law }) => law).sort()).toEqual(
      differential.map(({ name }) => name).sort(),
    );
    expect(findings[0].message).toContain("refused with invalid_input: no");
  });

  test("an interruption ends the run, even while an answer is waited for", async () => {
    const interruption = new AbortController();
    const stuck: Implementation = {
      ...plain,
      ask: () => {
        setTimeout(() => interruption.abort(), 20);
        return new Promise(() => undefined);
      },
    };
    const { summary } = await run(stuck, { signal: interruption.signal });
    expect(summary).toMatchObject({ inputs: 0, findings: 0, ending: "interrupted" });
  });

  test("a law that is none is refused, with those that there are", () => {
    expect(() => lawsNamed("rotations")).toThrow(/--law: is "rotations", not one of these:\n.*\n/);
    expect(lawsNamed("rotation").length).toBe(5);
    expect(lawsNamed("rotation (m_step)").map(({ name }) => name)).toEqual(["rotation (m_step)"]);
  });

  test("where nothing that is asked for is supported nothing runs", async () => {
    const { summary } = await run(renamed(float64Adapter(), { operations: ["e_step"] }), {
      laws: lawsNamed("a converged fit is stationary"),
      runs: 100,
    });
    expect(summary).toMatchObject({ inputs: 0, ending: "nothing left to try" });
  });
});
