import { describe, expect, it, vi } from "vitest";
import type { MixtureParameters } from "../../src/model/index.ts";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { isRefusal, readCorpus } from "../cases/index.ts";
import { outcomesOf } from "../kills/outcomes.ts";
import { eigenvaluesOf } from "../mutants/index.ts";
import {
  type AnyRequest,
  fromWireModel,
  type Implementation,
  type WireModel,
} from "../protocol/index.ts";
import { diagnose } from "./index.ts";

vi.setConfig({ testTimeout: 600_000 });

const corpus = readCorpus();
const builtIn = float64Adapter();

/** The built-in, which refuses in some operations what it is told to. */
function refusing(
  operations: readonly string[],
  refuses: (theta: MixtureParameters, request: AnyRequest) => boolean,
): Implementation {
  return {
    ...builtIn,
    ask: async (request: AnyRequest & { readonly model: WireModel }) =>
      operations.includes(request.op) && refuses(fromWireModel(request.model), request)
        ? { kind: "error", code: "singular_covariance", message: "no" }
        : builtIn.ask(request as never),
  } as Implementation;
}

async function said(implementation: Implementation, ids: RegExp): Promise<readonly string[]> {
  const asked = corpus.cases.filter((golden) => ids.test(golden.id) && !isRefusal(golden));
  const { failures, passed } = await outcomesOf(implementation, asked, corpus);
  expect(failures.length).toBeGreaterThan(1);
  const diagnoses = await diagnose(failures, passed, corpus);
  return diagnoses.map(({ sentence }) => sentence);
}

const condition = (theta: MixtureParameters) => {
  if (theta.covarianceType !== "full") return 1;
  const of = (values: readonly number[]) => Math.max(...values) / Math.min(...values);
  return Math.max(...theta.covariances.map((Sigma) => of(eigenvaluesOf(Sigma))));
};

const densities = ["e_step", "log_density", "log_likelihood"];
const counts = ({ responsibilities }: { readonly responsibilities: number[][] }) =>
  responsibilities[0].map((_, k) => responsibilities.reduce((sum, row) => sum + row[k], 0));

describe("what is not refused", () => {
  it("is told by what was asked, and what came of it", async () => {
    const answers = {
      ...builtIn,
      ask: async (request: AnyRequest & { readonly data: readonly unknown[] }) => {
        const reply = await builtIn.ask(request as never);
        if (reply.kind !== "error") return reply;
        if (request.data.length === 0) return { kind: "error", code: "internal", message: "?" };
        const value = JSON.stringify(request.data).includes("Infinity") ? "NaN" : 1;
        return { kind: "result", result: { responsibilities: [[value]] } };
      },
    } as Implementation;
    const asked = corpus.cases.filter(
      (golden) =>
        isRefusal(golden) &&
        golden.operation === "e_step" &&
        /infinite|asymmetric|negative-weight|no-rows/.test(golden.id),
    );
    const { failures, passed } = await outcomesOf(answers, asked, corpus);
    const diagnoses = await diagnose(failures, passed, corpus);
    expect(diagnoses.map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([
      "mutant: implements NaN in place of an error: agrees to 16.0 digits in 1 of 4 failing cases tried",
      "refusal: accepts what is to be refused: a covariance that is not symmetric (1 case), a weight below 0 (1 case)",
      "refusal: says internal, not invalid_input, of what is to be refused: data without rows (1 case)",
    ]);
  });
});

describe("a refusal of what has an answer is told by the limit from which on it refuses", () => {
  it.each([
    [
      "a condition, of the structure that has it",
      refusing(densities, (theta) => condition(theta) > 1e6),
      /^(condition|old-faithful).*-(e-step|log-density|log-likelihood)$/,
      "a refusal of covariances of condition 1e8 and more",
    ],
    [
      "a weight",
      refusing(densities, ({ weights }) => weights.includes(0)),
      /^(zero-weight|old-faithful).*-(e-step|log-density|log-likelihood)$/,
      "a refusal of weights of 0 and less, given or after a step",
    ],
    [
      "an effective count",
      refusing(["m_step"], (_, request) => Math.min(...counts(request as never)) < 1),
      /^(near-empty|old-faithful).*-m-step$/,
      "a refusal of effective counts of 1e-4 and less",
    ],
    [
      "a number of dimensions, in one operation",
      refusing(["e_step"], ({ means }) => means[0].length > 1),
      /^(mixed-population|old-faithful).*-(e-step|log-density)$/,
      "a refusal of 2 dimensions and more",
    ],
  ])("%s", async (_, implementation, ids, limit) => {
    const sentences = await said(implementation, ids);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(`implements ${limit}`);
  });

  it("is not told of refusals that follow no limit", async () => {
    let asked = 0;
    const everyOther = refusing(densities, () => ++asked % 2 === 0);
    const sentences = await said(everyOther, /^(mixed-population|old-faithful).*-log-likelihood$/);
    expect(sentences.join()).not.toContain("a refusal of");
  });
});
