import { spawnSync } from "node:child_process";
import { expect, it, vi } from "vitest";
import { type Implementation, undeclared, type WireModel } from "../../protocol/index.ts";
import { largestDifference } from "../agreement.ts";
import { describeInstalled } from "../describeInstalled.ts";
import { float64Adapter } from "../float64/adapter.ts";
import { withAdapter } from "../openAdapter.ts";
import { type AnyRequest, questions } from "../questions.ts";

vi.setConfig({ testTimeout: 60_000 });

const load = ["--norc", "--no-history", "--eval", "pkg load statistics"];
const needs = {
  present: spawnSync("octave-cli", load).status === 0,
  remedy: "run conformance/adapters/fitgmdist/install.sh",
};

function withFitgmdist<Value>(use: (implementation: Implementation) => Promise<Value>) {
  return withAdapter("octave-cli", "fitgmdist/adapter.m", use);
}

const steps: readonly string[] = ["em", "fit"];

/** Spherical covariances are there in one dimension only. */
const isSpherical = ({ model }: AnyRequest) => model.covariance_type === "spherical";

/** Whether fitgmdist is to start from diagonal covariances in several dimensions, which it cannot. */
const startsDiagonal = ({ op, model }: AnyRequest) =>
  model.covariance_type === "diag" && steps.includes(op);

async function expectAgreement(fitgmdist: Implementation, asked: readonly AnyRequest[]) {
  for (const question of asked) {
    const reply = await fitgmdist.ask(question);
    expect(reply, question.op).toMatchObject({ kind: "result" });
    const difference = largestDifference(reply, await float64Adapter().ask(question));
    expect(difference, `${question.op} ${question.model.covariance_type}`).toBeLessThan(1e-12);
  }
}

describeInstalled("the adapter for fitgmdist", needs, () => {
  it("agrees with float64 on what it declares", async () => {
    await withFitgmdist(async (fitgmdist) => {
      const { operations, covariance_types } = fitgmdist.hello.capabilities;
      const asked = questions
        .filter(({ op }) => op !== "fit" && operations.includes(op))
        .filter(({ model }) => covariance_types.includes(model.covariance_type))
        .filter((question) => !startsDiagonal(question) && !isSpherical(question));
      expect(asked).toHaveLength(11);
      await expectAgreement(fitgmdist, asked);
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
    const about = (model: WireModel): AnyRequest[] =>
      [[[1], [-0.25], [3]], [[1]]].flatMap((data): AnyRequest[] => [
        { op: "log_density", data, model },
        { op: "e_step", data, model },
        { op: "log_likelihood", data, model },
      ]);
    const em = (model: WireModel): AnyRequest => {
      return { op: "em", data: [[1], [-0.25], [3]], model, known: [], steps: 2 };
    };
    await withFitgmdist((fitgmdist) =>
      expectAgreement(fitgmdist, [...models.flatMap(about), ...models.map(em)]),
    );
  });

  it("reports the log likelihood of the parameters that a fit returns", async () => {
    await withFitgmdist(async (fitgmdist) => {
      for (const question of questions.slice(0, 12)) {
        if (question.op !== "fit") continue;
        const reply = await fitgmdist.ask<"fit">(question);
        if (reply.kind !== "result") throw new Error(JSON.stringify(reply));
        const { log_likelihood, model } = reply.result;
        const again = await fitgmdist.ask({ op: "log_likelihood", data: question.data, model });
        expect(
          largestDifference(again, { kind: "result", result: { log_likelihood } }),
        ).toBeLessThan(1e-12);
      }
    });
  });

  it("tells a singular covariance from any other refusal", async () => {
    const [{ data, model }] = questions;
    const ones = [
      [1, 1],
      [1, 1],
    ];
    const singular = { ...model, covariance_type: "tied", covariances: ones } as const;
    await withFitgmdist(async (fitgmdist) => {
      const codeOf = async (question: AnyRequest) => {
        const reply = await fitgmdist.ask(question);
        return reply.kind === "error" ? reply.code : reply.kind;
      };
      expect(await codeOf({ op: "e_step", data, model: singular })).toBe("singular_covariance");
      expect(await codeOf({ op: "em", data, model: singular, known: [], steps: 1 })).toBe(
        "singular_covariance",
      );
      expect(await codeOf({ op: "e_step", data: [[1, 2], [3]], model })).toBe("invalid_input");
      expect(await codeOf({ op: "e_step", data: [[1, 2, 3]], model })).toBe("invalid_input");
    });
  });

  it("lets fitgmdist refuse a start from diagonal covariances", async () => {
    await withFitgmdist(async (fitgmdist) => {
      for (const question of questions.filter(startsDiagonal))
        expect(await fitgmdist.ask(question)).toMatchObject({
          kind: "error",
          code: "invalid_input",
          message: "fitgmdist: invalid start parameter",
        });
    });
  });

  it("has no spherical covariances in several dimensions", async () => {
    await withFitgmdist(async (fitgmdist) => {
      const declared = questions.filter(({ op }) => op !== "m_step");
      for (const question of declared.filter(isSpherical))
        expect(undeclared(question, fitgmdist.hello.capabilities)).toMatch(/^spherical/);
    });
  });

  it("fits from a start that the seed decides", async () => {
    const [{ data }] = questions;
    const common = {
      covariance_type: "full",
      components: 1,
      max_steps: 50,
      tolerance: 1e-6,
    } as const;
    await withFitgmdist(async (fitgmdist) => {
      const fitted = () => fitgmdist.ask<"fit_own">({ op: "fit_own", data, ...common, seed: 3 });
      const reply = await fitted();
      expect(reply).toMatchObject({ kind: "result", result: { converged: true } });
      expect(await fitted()).toEqual(reply);
    });
  });

  it("says that no parameter can be held fixed", async () => {
    await withFitgmdist(async (fitgmdist) => {
      expect(fitgmdist.hello.capabilities.known).toEqual([]);
      const [{ data, model }] = questions;
      const held = { op: "em", data, model, known: ["means"], steps: 1 };
      expect(undeclared(held, fitgmdist.hello.capabilities)).toBe("cannot hold means");
    });
  });
});
