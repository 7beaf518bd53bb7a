import {
  type AnswerCase,
  type GoldenCase,
  isRefusal,
  observed,
  type Quantity,
  quantitiesOf,
  type RefusalCase,
  runsOutOfSteps,
  toleranceOf,
} from "../cases/index.ts";
import { type Comparison, compareQuantity } from "../compare/index.ts";
import {
  describeUnanswered,
  type NumberTree,
  type Reply,
  type WireModel,
} from "../protocol/index.ts";
import type { FitJudgement } from "./judgeByOneStep.ts";
import { judgeFit } from "./judgeFit.ts";
import { wrongEnding } from "./judgeOutOfSteps.ts";
import type { Judgement } from "./verdict.ts";

type Rows = readonly (readonly number[])[];

function structureProblem(golden: AnswerCase, result: object): string | undefined {
  const { model } = result as { model?: WireModel };
  const asked = golden.input.model.covariance_type;
  return model === undefined || model.covariance_type === asked
    ? undefined
    : `answers with ${model.covariance_type} covariances, not ${asked}`;
}

function compareAll(
  golden: AnswerCase,
  result: object,
  N: number,
  coarseness: number,
): readonly Comparison[] {
  const got = quantitiesOf(result);
  const expected = Object.entries(quantitiesOf(golden.expected)) as [Quantity, NumberTree][];
  return expected.map(([quantity, value]) => {
    const tolerance = toleranceOf(golden, quantity);
    const seen = observed(got, quantity, golden, N);
    return compareQuantity(quantity, value, seen, tolerance, coarseness);
  });
}

/** What a result is worth that has the structure asked for. */
function judgeNumbers(
  golden: AnswerCase,
  result: object,
  data: Rows,
  coarseness: number,
): FitJudgement {
  if (golden.operation === "fit" && !runsOutOfSteps(golden))
    return judgeFit(golden, result as never, data, coarseness);
  const comparisons = compareAll(golden, result, data.length, coarseness);
  const detail = runsOutOfSteps(golden) ? wrongEnding(golden, result as never, data) : undefined;
  return { comparisons, ...(detail !== undefined && { detail }) };
}

function judgeResult(
  golden: AnswerCase,
  result: object,
  data: Rows,
  coarseness: number,
): Judgement {
  const problem = structureProblem(golden, result);
  if (problem !== undefined) return { verdict: "fail", detail: problem, comparisons: [] };
  const { comparisons, detail } = judgeNumbers(golden, result, data, coarseness);
  const passed = detail === undefined && comparisons.every((comparison) => comparison.passed);
  return { verdict: passed ? "pass" : "fail", comparisons, ...(detail && { detail }) };
}

/** float32 has 29 bits less than float64. */
export const coarsenessOf = { float64: 1, float32: 2 ** 29 } as const;

/** A reply that says no: what a case asks for, at the least with another code, or what it does not. */
function judgeRefusal(
  golden: GoldenCase,
  { code, message }: Extract<Reply, { kind: "error" }>,
): Judgement {
  const asked = isRefusal(golden) ? golden.refused : golden.or_refused;
  const isElse = runsOutOfSteps(golden) && !asked?.codes.includes(code);
  if (asked === undefined || isElse)
    return { verdict: "error", detail: `refused: ${code}: ${message}`, comparisons: [] };
  if (asked.codes.includes(code)) return { verdict: "pass", comparisons: [] };
  const right = asked.codes.join(" or ");
  const detail = `refused as ${code}, not ${right} (${asked.why}): ${message}`;
  return { verdict: "fail", detail, comparisons: [] };
}

function judgeAnswerToRefuse({ refused }: RefusalCase): Judgement {
  const right = refused.codes.join(" or ");
  const detail = `answered what is to be refused as ${right}: ${refused.why}`;
  return { verdict: "error", detail, comparisons: [] };
}

/** What a reply to a case's question is worth. */
export function judge(
  golden: GoldenCase,
  reply: Reply,
  dataOf: (golden: AnswerCase) => Rows,
  precision: keyof typeof coarsenessOf,
): Judgement {
  switch (reply.kind) {
    case "result":
      return isRefusal(golden)
        ? judgeAnswerToRefuse(golden)
        : judgeResult(golden, reply.result, dataOf(golden), coarsenessOf[precision]);
    case "error":
      return judgeRefusal(golden, reply);
    default:
      return judgeSilence(reply, mayBeRefused(golden));
  }
}

const mayBeRefused = (golden: GoldenCase) => isRefusal(golden) || golden.or_refused !== undefined;

/**
 * What is said of a question that got no answer.
 *
 * @param refusable whether a refusal would be right: then one that has no code is none to blame
 */
export function judgeSilence(
  reply: Exclude<Reply, { kind: "result" } | { kind: "error" }>,
  refusable = false,
): Judgement {
  const said = "stderr" in reply && reply.stderr !== undefined ? { stderr: reply.stderr } : {};
  const none = { comparisons: [], ...said } as const;
  switch (reply.kind) {
    case "not_asked":
      return { verdict: "unsupported", detail: reply.why, ...none };
    case "unsupported":
      return refusable
        ? { verdict: "unsupported", detail: reply.why, ...none }
        : { verdict: "unanswered", detail: describeUnanswered(reply.why), ...none };
    case "crash":
      return { verdict: "crash", detail: reply.detail, ...none };
    case "timeout":
      return {
        verdict: "timeout",
        detail: reply.detail ?? `no answer in ${reply.seconds} s`,
        ...none,
      };
    case "bad_message":
      return {
        verdict: "error",
        detail: `bad message: ${reply.detail}`,
        badMessage: true,
        ...none,
      };
  }
}
