import { beforeAll, describe, expect, it } from "vitest";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { type OutOfSteps, readCorpus, requestOf, runsOutOfSteps } from "../cases/index.ts";
import type { Capabilities, Reply, ResultOf } from "../protocol/index.ts";
import { judge } from "./judge.ts";
import { undeclaredCase } from "./undeclaredCase.ts";

const corpus = readCorpus();
const builtIn = float64Adapter();

function caseNamed(id: string): OutOfSteps {
  const found = corpus.cases.find((golden) => golden.id === id);
  if (found === undefined || !runsOutOfSteps(found))
    throw new Error(`there is no such case: ${id}`);
  return found;
}

const judged = (golden: OutOfSteps, reply: Reply) => judge(golden, reply, corpus.dataOf, "float64");

describe.each(["three-values-full-k2-fit-in-1", "old-faithful-spherical-k2-fit-in-3"])(
  "%s",
  (id) => {
    const golden = caseNamed(id);
    const { max_steps: allowed } = golden.input;
    let right: ResultOf<"fit">;

    beforeAll(async () => {
      const reply = await builtIn.ask(requestOf(golden, corpus) as never);
      if (reply.kind !== "result") throw new Error("the built-in fit answers");
      right = reply.result as ResultOf<"fit">;
    });

    const judgedFit = (change: Partial<ResultOf<"fit">>) =>
      judged(golden, { kind: "result", result: { ...right, ...change } });

    it("passes where EM of as many steps ends, and says that it has not converged", () => {
      expect(right).toMatchObject({ steps: allowed, converged: false });
      expect(judgedFit({})).toMatchObject({ verdict: "pass" });
    });

    it("passes with the error not_converged; another refuses what has an answer", () => {
      const refused = (code: "not_converged" | "internal") =>
        judged(golden, { kind: "error", code, message: "no" }).verdict;
      expect([refused("not_converged"), refused("internal")]).toEqual(["pass", "error"]);
    });

    it("fails where it says that it converged", () => {
      const { verdict, detail } = judgedFit({ converged: true });
      expect(verdict).toBe("fail");
      expect(detail).toMatch(
        /^answers converged: true, though its (1 step is|3 steps are) used up and one more step changes the log likelihood by \d/,
      );
    });

    it("fails where its steps are counted from 0", () => {
      expect(judgedFit({ steps: allowed - 1 })).toMatchObject({
        verdict: "fail",
        detail: `says that it took ${allowed === 1 ? "0 steps" : "2 steps"}, not ${allowed}: it does not converge before its steps are used up`,
      });
    });

    it("fails, in its numbers, one step further on", async () => {
      const onward = { ...requestOf(golden, corpus), max_steps: allowed + 1 };
      const reply = await builtIn.ask(onward as never);
      if (reply.kind !== "result") throw new Error("the built-in fit answers");
      const { model, log_likelihood } = reply.result as ResultOf<"fit">;
      const { verdict, detail, comparisons } = judgedFit({ model, log_likelihood });
      expect([verdict, detail]).toEqual(["fail", undefined]);
      expect(comparisons.filter(({ passed }) => passed)).toEqual([]);
    });
  },
);

describe("a fit that runs out of steps is asked", () => {
  const golden = caseNamed("old-faithful-full-k2-fit-in-3");
  const why = (exact_steps: Capabilities["exact_steps"]) =>
    undeclaredCase(golden, requestOf(golden, corpus), {
      ...builtIn.hello.capabilities,
      exact_steps,
    });

  it("of who can run as many steps as it is allowed", () => {
    expect(why({ from: "parameters", minimum: 0 })).toBeUndefined();
    expect(why({ from: "parameters", minimum: 3 })).toBeUndefined();
  });

  it.each<[Capabilities["exact_steps"], string]>([
    [null, "cannot run a given number of steps"],
    [{ from: "responsibilities", minimum: 0 }, "steps start from responsibilities only"],
    [{ from: "parameters", minimum: 4 }, "at least 4 steps"],
  ])("of nobody else: %j", (exactSteps, reason) => {
    expect(why(exactSteps)).toBe(reason);
  });
});
