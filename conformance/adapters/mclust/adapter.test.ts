import { spawnSync } from "node:child_process";
import { expect, it, vi } from "vitest";
import type { Implementation, RequestOf, WireModel } from "../../protocol/index.ts";
import { largestDifference } from "../agreement.ts";
import { describeInstalled } from "../describeInstalled.ts";
import { float64Adapter } from "../float64/adapter.ts";
import { withAdapter } from "../openAdapter.ts";
import { type AnyRequest, questions } from "../questions.ts";

vi.setConfig({ testTimeout: 60_000 });

const load = ["--vanilla", "-e", "library(mclust); library(jsonlite)"];
const needs = {
  present: spawnSync("Rscript", load).status === 0,
  remedy: "run conformance/adapters/mclust/install.sh",
};

function withMclust<Value>(use: (implementation: Implementation) => Promise<Value>) {
  return withAdapter("Rscript", "mclust/adapter.R", use);
}

describeInstalled("the adapter for mclust", needs, () => {
  it("agrees with float64 on every operation and structure", async () => {
    await withMclust(async (mclust) => {
      for (const question of questions.filter(({ op }) => op !== "fit")) {
        const reply = await mclust.ask(question);
        expect(reply, question.op).toMatchObject({ kind: "result" });
        const difference = largestDifference(reply, await float64Adapter().ask(question));
        expect(difference, `${question.op} ${question.model.covariance_type}`).toBeLessThan(1e-12);
      }
    });
  });

  it("agrees with float64 at D = 1, K = 1", async () => {
    const alone = { weights: [1], means: [[0.5]] };
    const models: readonly WireModel[] = [
      { ...alone, covariance_type: "full", covariances: [[[2]]] },
      { ...alone, covariance_type: "tied", covariances: [[2]] },
      { ...alone, covariance_type: "diag", covariances: [[2]] },
      { ...alone, covariance_type: "spherical", covariances: [2] },
    ];
    const data = [[1], [-0.25], [3]];
    const responsibilities = [[1], [1], [1]];
    const about = (model: WireModel): AnyRequest[] => [
      { op: "log_density", data, model },
      { op: "e_step", data, model },
      { op: "m_step", data, model, responsibilities, known: [] },
      { op: "em", data, model, known: [], steps: 0 },
      { op: "em", data, model, known: [], steps: 2 },
    ];
    await withMclust(async (mclust) => {
      for (const question of models.flatMap(about)) {
        const reply = await mclust.ask(question);
        const difference = largestDifference(reply, await float64Adapter().ask(question));
        expect(difference, `${question.op} ${question.model.covariance_type}`).toBeLessThan(1e-12);
      }
    });
  });

  it("reports the log likelihood of the parameters that a fit returns", async () => {
    await withMclust(async (mclust) => {
      for (const question of questions) {
        if (question.op !== "fit") continue;
        const reply = await mclust.ask<"fit">(question);
        if (reply.kind !== "result") throw new Error(JSON.stringify(reply));
        const { log_likelihood, model } = reply.result;
        const again = await mclust.ask({ op: "log_likelihood", data: question.data, model });
        expect(
          largestDifference(again, { kind: "result", result: { log_likelihood } }),
        ).toBeLessThan(1e-12);
      }
    });
  });

  it("tells a singular covariance, an empty component and any other refusal apart", async () => {
    const [{ data, model }] = questions;
    const { weights, means } = model;
    const flat: WireModel = {
      weights,
      means,
      covariance_type: "diag",
      covariances: [
        [1, 0],
        [1, 1],
      ],
    };
    const round: WireModel = { weights, means, covariance_type: "spherical", covariances: [1, 1] };
    const responsibilities = data.map(() => [1, 0]);
    await withMclust(async (mclust) => {
      const codeOf = async (question: AnyRequest) => {
        const reply = await mclust.ask(question);
        return reply.kind === "error" ? reply.code : reply.kind;
      };
      expect(await codeOf({ op: "e_step", data, model: flat })).toBe("singular_covariance");
      expect(
        await codeOf({ op: "em", data, model: { ...round, weights: [1, 0] }, known: [], steps: 1 }),
      ).toBe("empty_component");
      expect(await codeOf({ op: "m_step", data, model: round, responsibilities, known: [] })).toBe(
        "empty_component",
      );
      expect(await codeOf({ op: "e_step", data: [["NaN", 2]], model })).toBe("invalid_input");
    });
  });

  it("fits from a start of its own", async () => {
    const [{ data }] = questions;
    const common = { components: 1, max_steps: 50, tolerance: 1e-6, seed: 1 };
    await withMclust(async (mclust) => {
      for (const covariance_type of mclust.hello.capabilities.covariance_types) {
        const request = { op: "fit_own", data, covariance_type, ...common } as const;
        const reply = await mclust.ask<"fit_own">(request);
        expect(reply).toMatchObject({ kind: "result", result: { converged: true } });
      }
    });
  });

  it("holds equal proportions, and nothing else", async () => {
    await withMclust(async (mclust) => {
      expect(mclust.hello.capabilities.known).toEqual(["weights"]);
      const [{ data, model }] = questions;
      const common = { op: "em", data, steps: 2 } as const;
      const equal: WireModel = { ...model, weights: [0.5, 0.5] };
      const held: RequestOf<"em"> = { ...common, model: equal, known: ["weights"] };
      const reply = await mclust.ask(held);
      expect(largestDifference(reply, await float64Adapter().ask(held))).toBeLessThan(1e-12);
      const refused: readonly RequestOf<"em">[] = [
        { ...held, model },
        { ...held, known: ["means"] },
        { ...held, known: ["weights", "means"] },
      ];
      for (const question of refused)
        expect(await mclust.ask(question)).toMatchObject({ kind: "unsupported" });
    });
  });
});
