import { existsSync } from "node:fs";
import { expect, it, vi } from "vitest";
import type { Implementation } from "../../protocol/index.ts";
import { largestDifference } from "../agreement.ts";
import { describeInstalled } from "../describeInstalled.ts";
import { float64Adapter } from "../float64/adapter.ts";
import { adapterPath, withAdapter } from "../openAdapter.ts";
import { questions } from "../questions.ts";

vi.setConfig({ testTimeout: 60_000 });

const python = adapterPath("scikit-learn/.venv/bin/python");
const needs = {
  present: existsSync(python),
  remedy: "run conformance/adapters/scikit-learn/install.sh",
};

function withScikitLearn<Value>(use: (implementation: Implementation) => Promise<Value>) {
  return withAdapter(python, "scikit-learn/adapter.py", use);
}

describeInstalled("the adapter for scikit-learn", needs, () => {
  it("agrees with float64 on every operation and structure", async () => {
    await withScikitLearn(async (sklearn) => {
      for (const question of questions.filter(({ op }) => op !== "fit")) {
        const reply = await sklearn.ask(question);
        expect(reply, question.op).toMatchObject({ kind: "result" });
        const difference = largestDifference(reply, await float64Adapter().ask(question));
        expect(difference, `${question.op} ${question.model.covariance_type}`).toBeLessThan(1e-12);
      }
    });
  });

  it("reports the log likelihood of the parameters that a fit returns", async () => {
    await withScikitLearn(async (sklearn) => {
      for (const question of questions) {
        if (question.op !== "fit") continue;
        const reply = await sklearn.ask<"fit">(question);
        if (reply.kind !== "result") throw new Error(JSON.stringify(reply));
        const { log_likelihood, model } = reply.result;
        const again = await sklearn.ask({ op: "log_likelihood", data: question.data, model });
        expect(
          largestDifference(again, { kind: "result", result: { log_likelihood } }),
        ).toBeLessThan(1e-12);
      }
    });
  });

  it("tells a singular covariance from any other refusal", async () => {
    await withScikitLearn(async (sklearn) => {
      const [question] = questions;
      const singular = [0, 1].map(() => [
        [1, 1],
        [1, 1],
      ]);
      const model = { ...question.model, covariance_type: "full", covariances: singular } as const;
      const { data } = question;
      const refused = (code: string) => ({ kind: "error", code });
      expect(await sklearn.ask({ op: "e_step", data, model })).toMatchObject(
        refused("singular_covariance"),
      );
      expect(await sklearn.ask({ ...question, data: [["NaN", 2]] })).toMatchObject(
        refused("invalid_input"),
      );
    });
  });

  it("says that no parameter can be held fixed", async () => {
    await withScikitLearn(async (sklearn) => {
      expect(sklearn.hello.capabilities.known).toEqual([]);
      const [{ data, model }] = questions;
      const reply = await sklearn.ask({ op: "em", data, model, known: ["means"], steps: 1 });
      expect(reply).toMatchObject({ kind: "unsupported" });
    });
  });
});
