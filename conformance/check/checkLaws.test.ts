import { afterEach, describe, expect, test, vi } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { correct, mistaken } from "../properties/fixtures/mistaken.ts";
import { mistakes } from "../properties/fixtures/mistakes.ts";
import type { Parts } from "../properties/fixtures/parts.ts";
import { defaultRange, IllPosed, type Law, laws } from "../properties/index.ts";
import type { Implementation, Reply } from "../protocol/index.ts";
import { checkImplementation } from "./checkImplementation.ts";
import { checkLaws } from "./checkLaws.ts";
import type { Event, LawEvent } from "./events.ts";
import type { KnownFailures } from "./knownFailures.ts";
import { defaultPatience } from "./lawPatience.ts";
import { defaultRuns, defaultSeed, everyLaw, type LawPlan } from "./lawPlan.ts";

function planOf(...names: readonly string[]): LawPlan {
  const chosen = everyLaw.laws.filter(({ law }) => names.includes(law.name));
  expect(chosen.length).toBe(names.length);
  return { ...everyLaw, laws: chosen };
}

async function tried(
  implementation: Implementation,
  plan: LawPlan,
  list: KnownFailures = [],
  patience = defaultPatience,
): Promise<readonly LawEvent[]> {
  const events: LawEvent[] = [];
  for await (const event of checkLaws(implementation, plan, list, {
    ...(patience && { patience }),
  }))
    events.push(event);
  return events;
}

function wrongBy(name: string): Implementation {
  const mistake = mistakes.find((candidate) => candidate.name === name);
  if (mistake === undefined) throw new Error(`there is no mistake ${name}`);
  return mistaken(mistake.wrong);
}

/** An implementation that replies alike to every question. */
function replying(reply: Reply): Implementation & { asked(): number } {
  let asked = 0;
  const ask = async () => {
    asked++;
    return reply as never;
  };
  return { ...float64Adapter(), ask, asked: () => asked };
}

const sum = "the log likelihood is a sum";
const stays = "asking changes nothing (log_density)";

describe("a law", () => {
  test("passes, with the inputs that it was tried on", async () => {
    const [event] = await tried(float64Adapter(), planOf(sum));
    expect(event).toMatchObject({
      type: "law",
      law: sum,
      chapter: "mixture",
      equations: ["9.28", "9.7"],
      verdict: "pass",
      runs: defaultRuns,
    });
    expect(event.ratio).toBeLessThan(1);
    expect(event).not.toHaveProperty("counterexample");
  });

  test("fails with the equation, the numbers, and a small counterexample", async () => {
    const [event] = await tried(wrongBy("the mean log likelihood"), planOf(sum));
    expect(event.verdict).toBe("fail");
    expect(event.detail).toMatch(
      /^the log likelihood is a sum: \(9\.28\) logLikelihood is .* off by/,
    );
    expect(event.counterexample).toMatchObject({
      op: "log_likelihood",
      data: [[expect.anything()], [expect.anything()]],
      model: { covariance_type: "full", weights: [1] },
    });
  });

  test("is tried on the same inputs again for the same seed", async () => {
    const again = () => tried(wrongBy("the mean log likelihood"), planOf(sum));
    const [[first], [second]] = [await again(), await again()];
    expect(second).toEqual(first);
  });

  test.each<[Reply, string]>([
    [{ kind: "error", code: "internal", message: "no" }, "error"],
    [{ kind: "crash", detail: "gone" }, "crash"],
    [{ kind: "timeout", seconds: 1 }, "timeout"],
    [{ kind: "bad_message", detail: "not JSON" }, "error"],
    [{ kind: "unsupported", why: "not today" }, "unanswered"],
    [{ kind: "not_asked", why: "at most 1 dimension" }, "unsupported"],
    [{ kind: "result", result: { log_density: [], component_log_density: [] } as never }, "fail"],
  ])("that is answered with %j has a verdict of its own", async (reply, verdict) => {
    const [event] = await tried(replying(reply), planOf(stays));
    expect(event.verdict).toBe(verdict);
    expect(event.badMessage).toBe(reply.kind === "bad_message" ? true : undefined);
  });

  test("that needs what is not declared is not tried", async () => {
    const { hello, ...rest } = replying({ kind: "crash", detail: "gone" });
    const capabilities = { ...hello.capabilities, operations: ["e_step" as const] };
    const subject = { ...rest, hello: { ...hello, capabilities } };
    const [event] = await tried(subject, planOf(sum));
    expect(event).toMatchObject({ verdict: "unsupported", runs: 0 });
    expect(subject.asked()).toBe(0);
  });

  test("that is about no input of a structure that is declared is not tried", async () => {
    const { hello, ...rest } = float64Adapter();
    const capabilities = { ...hello.capabilities, covariance_types: ["full" as const] };
    const subject = { ...rest, hello: { ...hello, capabilities } };
    const [event] = await tried(subject, planOf("structures written out (e_step)"));
    expect(event).toMatchObject({ verdict: "unsupported", runs: 0 });
  });

  test("that finds no well-posed input is not passed", async () => {
    const [real] = laws;
    const vacuous: Law = {
      ...real,
      check: () => Promise.reject(new IllPosed("nothing is claimed")),
    };
    const plan = { ...everyLaw, laws: [{ law: vacuous, range: defaultRange }] };
    const [event] = await tried(float64Adapter(), plan);
    expect(event).toMatchObject({ verdict: "unsupported", runs: 0 });
    expect(event.detail).toMatch(/^none of \d+ inputs is well-posed: nothing is claimed$/);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe("time", () => {
  test("decides nothing: a clock that leaps by an hour changes neither verdicts nor counterexamples", async () => {
    const names = laws.slice(0, 12).map(({ name }) => name);
    const run = () => tried(wrongBy("responsibilities without the weights"), planOf(...names));
    const quick = await run();
    let hours = 0;
    vi.spyOn(performance, "now").mockImplementation(() => 3_600_000 * hours++);
    vi.spyOn(Date, "now").mockImplementation(() => 3_600_000 * hours++);
    expect(await run()).toEqual(quick);
    expect(quick.some(({ verdict }) => verdict === "fail")).toBe(true);
  });

  test("a counterexample is shrunk by a counted number of attempts", async () => {
    const mean = wrongBy("the mean log likelihood");
    const asked = async (shrinkingAttempts: number) => {
      let count = 0;
      const counting: Implementation = {
        ...mean,
        ask: (request) => {
          count++;
          return mean.ask(request);
        },
      };
      await tried(counting, planOf(sum), [], { ...defaultPatience, shrinkingAttempts });
      return count;
    };
    const [none, three, many] = [await asked(0), await asked(3), await asked(400)];
    expect(three).toBe(none + 3 * 2);
    expect(many).toBeGreaterThan(three);
  });
});

/** An E step with 0/0 where no density exceeds e^−20. */
const underflowing: Parts["eStep"] = async ({ data, theta }) => {
  const { responsibilities } = await correct.eStep({ op: "e_step", data, theta });
  const { logDensity } = await correct.densities({ op: "log_density", data, theta });
  return {
    responsibilities: responsibilities.map((row, n) =>
      logDensity[n] < -20 ? row.map(() => Number.NaN) : row,
    ),
  };
};

describe("answers that are not finite", () => {
  const ofResponsibilities = everyLaw.laws
    .map(({ law }) => law.name)
    .filter((name) => name.includes("(e_step)") || name === "responsibilities sum to one");

  test("are told of once, and no other law is blamed", async () => {
    const plan = planOf(...ofResponsibilities);
    const [first, ...others] = (await tried(mistaken({ eStep: underflowing }), plan)).filter(
      ({ verdict, not_finite = 0 }) => verdict !== "pass" || not_finite > 0,
    );
    expect(first.verdict).toBe("fail");
    expect(first.detail).toMatch(/is NaN.*: an answer that is not a number breaks every law$/);
    expect(first.detail).not.toMatch(/off by/);
    expect(others.length).toBeGreaterThan(2);
    for (const { law, verdict, not_finite, detail } of others) {
      expect(["pass", "unsupported"], `${law}: ${detail}`).toContain(verdict);
      expect(not_finite, law).toBeGreaterThan(0);
    }
  });

  test("leave a law that is broken elsewhere as it is", async () => {
    const halved: Parts["eStep"] = async (question) => {
      const { responsibilities } = await underflowing(question);
      return { responsibilities: responsibilities.map((row) => row.map((value) => value / 2)) };
    };
    const events = await tried(mistaken({ eStep: halved }), planOf(...ofResponsibilities));
    const broken = events.find(({ law }) => law === "agreement with the exact reading (e_step)");
    expect(broken).toMatchObject({ verdict: "fail", not_finite: expect.any(Number) });
    expect(broken?.detail).not.toMatch(/NaN/);
  });

  test("of a law that could be tried on nothing else are the reason why it was not", async () => {
    const nothing: Parts["eStep"] = async ({ data, theta }) => ({
      responsibilities: data.map(() => theta.weights.map(() => Number.NaN)),
    });
    const events = await tried(mistaken({ eStep: nothing }), planOf(...ofResponsibilities));
    expect(
      events.map(({ verdict }) => verdict).filter((verdict) => verdict === "fail"),
    ).toHaveLength(1);
    const untried = events.find(({ verdict }) => verdict === "unsupported");
    expect(untried).toMatchObject({ runs: 0 });
    expect(untried?.detail).toMatch(
      /^answers to \d+ inputs are not finite, which is told of another law$/,
    );
  });
});

describe("a hostile implementation", () => {
  test("that breaks down at every question gets a verdict for every law, and is asked little", async () => {
    const subject = replying({ kind: "crash", detail: "gone" });
    const events = await tried(subject, everyLaw);
    expect(events.map(({ law }) => law)).toEqual(laws.map(({ name }) => name));
    expect(new Set(events.map(({ verdict }) => verdict))).toEqual(new Set(["crash"]));
    expect(events.at(-1)?.detail).toMatch(/was not tried: the adapter broke down \d+ times before/);
    expect(subject.asked()).toBeLessThan(2 * defaultPatience.breakdowns);
  });

  test("that never answers is given up after a bounded time, and not asked to shrink", async () => {
    const subject = replying({ kind: "timeout", seconds: 30 });
    const patience = { ...defaultPatience, timeouts: 2 };
    const events = await tried(subject, everyLaw, [], patience);
    expect(events[0].verdict).toBe("timeout");
    expect(subject.asked()).toBe(2);
  });

  test("that rejects, against its contract, ends no run", async () => {
    const subject = {
      ...replying({ kind: "crash", detail: "gone" }),
      ask: () => Promise.reject(new Error("never")),
    };
    const [event] = await tried(subject, planOf(sum));
    expect(event).toMatchObject({ verdict: "fail", unjudged: true });
    expect(event.detail).toMatch(/could not be judged: Error: never/);
  });
});

describe("a list of known failures", () => {
  const mean = wrongBy("the mean log likelihood");
  const listed = (more: object): KnownFailures => [
    { reason: "a mean", digits_lost: 16, laws: [sum], ...more },
  ];

  test("makes a broken law known, with its reason", async () => {
    const [event] = await tried(mean, planOf(sum), listed({}));
    expect(event).toMatchObject({ verdict: "known-failure", detail: "a mean", runs: defaultRuns });
  });

  test("does not know more digits lost than it says, nor another verdict", async () => {
    const [worse] = await tried(mean, planOf(sum), listed({ digits_lost: 2 }));
    expect(worse.verdict).toBe("fail");
    expect(worse.detail).toMatch(/loses 1\d\.\d digits, more than the 2 of its known failure/);
    const byVerdict: KnownFailures = [{ reason: "refused", verdict: "error", laws: [sum] }];
    expect((await tried(mean, planOf(sum), byVerdict))[0].verdict).toBe("fail");
  });

  test("does not know a breakdown", async () => {
    const [event] = await tried(
      replying({ kind: "crash", detail: "gone" }),
      planOf(sum),
      listed({}),
    );
    expect(event.verdict).toBe("crash");
  });

  test("is told where a listed law is kept, unless rounding decides or other inputs were asked for", async () => {
    const verdictOf = async (plan: LawPlan, list: KnownFailures) =>
      (await tried(float64Adapter(), plan, list))[0].verdict;
    const plan = planOf(sum);
    expect(await verdictOf(plan, listed({}))).toBe("unexpected-pass");
    expect(await verdictOf(plan, listed({ rounding_decides: true }))).toBe("pass");
    expect(await verdictOf({ ...plan, seed: defaultSeed + 1 }, listed({}))).toBe("pass");
    expect(await verdictOf({ ...plan, runs: 3 }, listed({}))).toBe("pass");
  });
});

describe("a run", () => {
  const corpus = { cases: [], dataOf: () => [] };

  async function eventsOf(implementation: Implementation, knownFailures: KnownFailures = []) {
    const events: Event[] = [];
    const options = { corpus, knownFailures, laws: planOf(sum, stays) };
    for await (const event of checkImplementation(implementation, options)) events.push(event);
    return events;
  }

  test("tells of the laws after the cases, and counts them apart", async () => {
    const events = await eventsOf(wrongBy("the mean log likelihood"));
    expect(events.map(({ type }) => type)).toEqual(["start", "law", "law", "end"]);
    expect(events[0]).toMatchObject({ planned: 0, planned_laws: 2 });
    expect(events.at(-1)).toMatchObject({
      summary: {
        planned: 0,
        failed: 0,
        laws: { planned: 2, ran: 2, passed: 1, failed: 1, known: 0, unsupported: 0 },
      },
    });
  });

  test("finds a cause stale that no law shows", async () => {
    const list: KnownFailures = [
      { reason: "a mean", digits_lost: 1, rounding_decides: true, laws: [sum] },
    ];
    const summaryOf = async (subject: Implementation) => (await eventsOf(subject, list)).at(-1);
    expect(await summaryOf(float64Adapter())).toMatchObject({
      summary: { stale_known_failures: ["a mean"] },
    });
    expect(await summaryOf(wrongBy("the mean log likelihood"))).toMatchObject({
      summary: { stale_known_failures: [] },
    });
  });
});
