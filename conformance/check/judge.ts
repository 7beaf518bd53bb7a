import { type GoldenCase, type Quantity, toleranceOf } from "../cases/index.ts";
import { type Comparison, compareQuantity } from "../compare/index.ts";
import {
  fromWire,
  type NumberTree,
  type Reply,
  type WireModel,
  type WireValue,
} from "../protocol/index.ts";
import { judgeFit } from "./judgeFit.ts";
import type { Judgement } from "./verdict.ts";

/** A result or an expectation, its model taken apart into quantities. */
function quantitiesOf(answer: object): Partial<Record<Quantity, NumberTree>> {
  const { model, ...rest } = answer as { model?: WireModel };
  const { covariance_type: _, ...parameters } = model ?? {};
  const wired = Object.entries({ ...rest, ...parameters }) as [Quantity, WireValue][];
  return Object.fromEntries(wired.map(([name, value]) => [name, fromWire(value)]));
}

function structureProblem(golden: GoldenCase, result: object): string | undefined {
  const { model } = result as { model?: WireModel };
  const asked = golden.input.model.covariance_type;
  return model === undefined || model.covariance_type === asked
    ? undefined
    : `answers with ${model.covariance_type} covariances, not ${asked}`;
}

function compareAll(golden: GoldenCase, result: object, coarseness: number): readonly Comparison[] {
  const got = quantitiesOf(result);
  const expected = Object.entries(quantitiesOf(golden.expected)) as [Quantity, NumberTree][];
  return expected.map(([quantity, value]) => {
    const tolerance = toleranceOf(golden, quantity);
    return compareQuantity(quantity, value, got[quantity] ?? [], tolerance, coarseness);
  });
}

function judgeResult(
  golden: GoldenCase,
  result: object,
  data: readonly (readonly number[])[],
  coarseness: number,
): Judgement {
  const problem = structureProblem(golden, result);
  if (problem !== undefined) return { verdict: "fail", detail: problem, comparisons: [] };
  const { comparisons, detail } =
    golden.operation === "fit"
      ? judgeFit(golden, result as never, data, coarseness)
      : { comparisons: compareAll(golden, result, coarseness), detail: undefined };
  const passed = detail === undefined && comparisons.every((comparison) => comparison.passed);
  return { verdict: passed ? "pass" : "fail", comparisons, ...(detail && { detail }) };
}

/** float32 has 29 bits less than float64. */
const coarsenessOf = { float64: 1, float32: 2 ** 29 } as const;

/** What a reply to a case's question is worth. */
export function judge(
  golden: GoldenCase,
  reply: Reply,
  data: readonly (readonly number[])[],
  precision: keyof typeof coarsenessOf,
): Judgement {
  const said = "stderr" in reply && reply.stderr !== undefined ? { stderr: reply.stderr } : {};
  const none = { comparisons: [], ...said } as const;
  switch (reply.kind) {
    case "result":
      return judgeResult(golden, reply.result, data, coarsenessOf[precision]);
    case "error":
      return { verdict: "error", detail: `refused: ${reply.code}: ${reply.message}`, ...none };
    case "unsupported":
      return { verdict: "unsupported", detail: reply.why, ...none };
    case "crash":
      return { verdict: "crash", detail: reply.detail, ...none };
    case "timeout":
      return { verdict: "timeout", detail: `no answer in ${reply.seconds} s`, ...none };
    case "bad_message":
      return {
        verdict: "error",
        detail: `bad message: ${reply.detail}`,
        badMessage: true,
        ...none,
      };
  }
}
