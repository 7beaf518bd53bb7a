import { describe, expect, it } from "vitest";
import { randomRowsStart } from "../../src/initialisation/index.ts";
import { toMatrix } from "../../src/model/index.ts";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { readCorpus } from "../cases/index.ts";
import {
  type Implementation,
  type Reply,
  type RequestOf,
  type ResultOf,
  toWireModel,
} from "../protocol/index.ts";
import { describeFailure } from "../report/failure.ts";
import { checkOwnFits } from "./checkOwnFits.ts";
import type { CaseEvent } from "./events.ts";
import type { KnownFailures } from "./knownFailures.ts";
import { type OwnFit, ownFitsOf } from "./ownFit.ts";

const corpus = readCorpus();
const all = ownFitsOf(corpus);
const builtIn = float64Adapter();

function ownFit(id: string): OwnFit {
  const found = all.find((own) => own.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

const oldFaithful = ownFit("own-old-faithful-full-k2");

type Ask = (request: RequestOf<"fit_own">) => Promise<Reply<"fit_own">>;

async function toldOf(own: OwnFit, ask: Ask, known: KnownFailures = []): Promise<CaseEvent> {
  for await (const event of checkOwnFits(subjectOf(ask), [own], known)) return event;
  throw new Error("nothing was told");
}

/** An implementation that is asked for fits from own starts and for nothing else. */
function subjectOf(ask: Ask, hello = builtIn.hello, renew = async () => true): Implementation {
  return { hello, ask, renew, close: async () => undefined } as unknown as Implementation;
}

const twoMoons = ownFit("own-moons-200-full-k2");

/** A fit from random rows, drawn by another seed than the one asked for. */
function drawnBy(seedOf: (request: RequestOf<"fit_own">) => number): Ask {
  return (request) => {
    const { data, components, covariance_type: covarianceType, max_steps, tolerance } = request;
    const rows = toMatrix(data as number[][], "data");
    const start = randomRowsStart(rows, components, { covarianceType, seed: seedOf(request) });
    const model = toWireModel(start);
    return builtIn.ask<"fit">({ op: "fit", data, model, known: [], max_steps, tolerance });
  };
}

const asBuiltIn: Ask = (request) => builtIn.ask<"fit_own">(request);

/** The built-in fit with something else in its answer. */
function changed(change: (result: ResultOf<"fit_own">) => Partial<ResultOf<"fit_own">>): Ask {
  return async (request) => {
    const reply = await asBuiltIn(request);
    if (reply.kind !== "result") return reply;
    return { kind: "result", result: { ...reply.result, ...change(reply.result) } };
  };
}

describe("a fit from an own start", () => {
  it("is asked of every mixture of at most 1000 rows that has a certified free fit", () => {
    expect(all.length).toBeGreaterThan(40);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { best, request } of all) {
      expect(best.input.known).toEqual([]);
      expect(request.data.length).toBeLessThanOrEqual(1000);
    }
  });

  it("knows the best of the certified fits of one mixture", () => {
    const { best } = ownFit("own-notebook-2d-full-k2");
    expect(best.expected.log_likelihood).toBeCloseTo(-1439.88, 2);
  });

  it("passes where it is stationary, and says that it is the best known", async () => {
    const event = await toldOf(oldFaithful, asBuiltIn);
    expect(event).toMatchObject({ verdict: "pass", optimum: { rank: "best known" } });
    expect(Math.abs(event.optimum?.gain ?? Number.NaN)).toBeLessThan(1e-5);
  });

  it("passes at a lesser stationary point, and says so", async () => {
    const { model } = ownFit("own-old-faithful-full-k1").best.expected;
    const twice = {
      covariance_type: "full",
      weights: [0.5, 0.5],
      means: [...model.means, ...model.means],
      covariances: [...model.covariances, ...model.covariances],
    } as ResultOf<"fit_own">["model"];
    const event = await toldOf(
      oldFaithful,
      changed(() => ({
        model: twice,
        log_likelihood: ownFit("own-old-faithful-full-k1").best.expected.log_likelihood,
      })),
    );
    expect(event).toMatchObject({ verdict: "pass", optimum: { rank: "lesser" } });
    expect(event.optimum?.gain).toBeLessThan(-100);
  });

  it("fails where it stopped too early", async () => {
    const early: Ask = (request) => asBuiltIn({ ...request, tolerance: 1e-2 });
    expect(await toldOf(oldFaithful, early)).toMatchObject({
      verdict: "fail",
      detail: expect.stringMatching(
        /^not stationary: one exact step changes the log likelihood by/,
      ),
    });
  });

  it("fails where the likelihood is not that of the parameters", async () => {
    const stale = changed(({ log_likelihood }) => ({
      log_likelihood: Number(log_likelihood) - 1e-7,
    }));
    const event = await toldOf(oldFaithful, stale);
    expect(event.verdict).toBe("fail");
    expect(event.optimum).toBeUndefined();
    expect(event.comparisons[0]).toMatchObject({ quantity: "log_likelihood", passed: false });
  });

  it.each<[string, Ask, string]>([
    ["did not converge", changed(() => ({ converged: false })), "did not converge"],
    [
      "answers with another structure",
      (request) => asBuiltIn({ ...request, covariance_type: "diag" }),
      "answers with diag covariances, not full",
    ],
    [
      "answers with another number of components",
      (request) => asBuiltIn({ ...request, components: 3 }),
      "weights: is an array of 3, not an array of 2",
    ],
    [
      "has parameters that are no mixture's",
      changed(({ model }) => ({ model: { ...model, weights: [0.5, 0.75] } })),
      "the parameters are not a mixture's: weights: sum to 1.25, not 1 (component weights 0.5, 0.75)",
    ],
  ])("fails where it %s", async (_, ask, detail) => {
    expect(await toldOf(oldFaithful, ask)).toMatchObject({ verdict: "fail", detail });
  });

  it("is asked again with its seed in a fresh process, and then with another", async () => {
    const asked: (number | "renewed")[] = [];
    const ask: Ask = (request) => {
      asked.push(request.seed);
      return asBuiltIn(request);
    };
    const renew = async () => asked.push("renewed") > 0;
    const fits = [oldFaithful, twoMoons];
    for await (const event of checkOwnFits(subjectOf(ask, builtIn.hello, renew), fits, []))
      expect(event.verdict).toBe("pass");
    expect(asked).toEqual([1, 1, "renewed", 1, 2, 1, 2]);
  });

  it("fails where its seed is ignored: the same seed, another optimum", async () => {
    let draws = 0;
    const event = await toldOf(
      twoMoons,
      drawnBy(() => draws++),
    );
    expect(event).toMatchObject({
      verdict: "fail",
      detail: "two fits with seed 1 end at different optima: -337.317 and -326.326",
    });
    expect(event.optimum).toBeUndefined();
  });

  it.each([
    ["singular_covariance", "pass"],
    ["not_converged", "pass"],
    ["internal", "error"],
  ] as const)("that is refused as %s with another seed: %s", async (code, verdict) => {
    const event = await toldOf(oldFaithful, async (request) =>
      request.seed === oldFaithful.request.seed
        ? asBuiltIn(request)
        : { kind: "error", code, message: "a component collapsed" },
    );
    expect(event.verdict).toBe(verdict);
    expect(event).not.toHaveProperty("refusedAs");
  });

  it("may end at another optimum with another seed", async () => {
    const event = await toldOf(
      twoMoons,
      drawnBy(({ seed }) => seed - 1),
    );
    expect(event).toMatchObject({ verdict: "pass", optimum: { rank: "lesser" } });
  });

  it.each<[string, number, string]>([
    ["asked again", 2, "again with seed 1"],
    ["asked with another seed", 3, "with seed 2"],
  ])("is judged as the first where it is %s, and says which it was", async (_, count, attempt) => {
    let asked = 0;
    const ask: Ask = async (request) => {
      asked += 1;
      const reply = await asBuiltIn(request);
      if (asked < count || reply.kind !== "result") return reply;
      return { kind: "result", result: { ...reply.result, converged: false } };
    };
    const event = await toldOf(oldFaithful, ask);
    expect(event).toMatchObject({ verdict: "fail", detail: "did not converge", attempt });
    expect(describeFailure(event)).toEqual([`asked ${attempt}: did not converge`]);
  });

  it("is an error where it is refused, and may be a known one", async () => {
    const refuses: Ask = async () => ({ kind: "error", code: "internal", message: "no" });
    const detail = "refused: internal: no";
    expect(await toldOf(oldFaithful, refuses)).toMatchObject({ verdict: "error", detail });
    const known: KnownFailures = [{ reason: "shy", verdict: "error", cases: [oldFaithful.id] }];
    expect(await toldOf(oldFaithful, refuses, known)).toMatchObject({
      verdict: "known-failure",
      detail: "shy",
    });
  });

  it("is unsupported where it is not asked, and unanswered where an adapter says so", async () => {
    const notAsked: Ask = async () => ({ kind: "not_asked", why: "fit_own is not declared" });
    expect(await toldOf(oldFaithful, notAsked)).toMatchObject({
      verdict: "unsupported",
      detail: "fit_own is not declared",
    });
    const silent: Ask = async () => ({ kind: "unsupported", why: "not today" });
    const known: KnownFailures = [{ reason: "shy", verdict: "error", cases: [oldFaithful.id] }];
    for (const list of [[], known])
      expect(await toldOf(oldFaithful, silent, list)).toMatchObject({
        verdict: "unanswered",
        detail:
          "declared, but unsupported: not today; answer it, or declare a limit that excludes it",
      });
  });

  it("has a verdict whatever the adapter does", async () => {
    const throws: Ask = () => Promise.reject(new Error("gone"));
    expect(await toldOf(oldFaithful, throws)).toMatchObject({
      verdict: "fail",
      detail: "could not be judged: Error: gone",
      unjudged: true,
    });
  });
});
