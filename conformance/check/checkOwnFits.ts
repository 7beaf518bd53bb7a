import { type Implementation, undeclared } from "../protocol/index.ts";
import type { CaseEvent } from "./events.ts";
import { coarsenessOf, judgeSilence } from "./judge.ts";
import { judgeOwnFit, type Optimum } from "./judgeOwnFit.ts";
import type { KnownFailures } from "./knownFailures.ts";
import type { OwnFit } from "./ownFit.ts";
import { type OnTiming, timed } from "./timing.ts";
import type { Judgement } from "./verdict.ts";
import { withKnown } from "./withKnown.ts";

type OwnJudgement = Judgement & { readonly optimum?: Optimum };

async function judged(own: OwnFit, { hello, ask }: Implementation): Promise<OwnJudgement> {
  const why = undeclared(own.request, hello.capabilities);
  if (why !== undefined) return { verdict: "unsupported", detail: why, comparisons: [] };
  const reply = await ask<"fit_own">(own.request);
  if (reply.kind === "error")
    return {
      verdict: "error",
      detail: `refused: ${reply.code}: ${reply.message}`,
      comparisons: [],
    };
  if (reply.kind !== "result") return judgeSilence(reply);
  const coarseness = coarsenessOf[hello.capabilities.precision];
  const judgement = judgeOwnFit(own, reply.result, coarseness);
  const passed = judgement.detail === undefined && judgement.comparisons.every((one) => one.passed);
  return { verdict: passed ? "pass" : "fail", ...judgement };
}

/** Whatever goes wrong in judging an answer, the fit gets a verdict, and the run goes on. */
function unjudged(error: unknown): OwnJudgement {
  return { verdict: "fail", detail: `could not be judged: ${String(error)}`, comparisons: [] };
}

/** Asks an implementation for fits from starts of its own, and tells of each what a case is told of. */
export async function* checkOwnFits(
  implementation: Implementation,
  ownFits: readonly OwnFit[],
  knownFailures: KnownFailures,
  onTiming?: OnTiming,
): AsyncGenerator<CaseEvent> {
  for (const own of ownFits) {
    const { id, title, equations, request } = own;
    const judgement = await timed({ type: "case", name: id }, onTiming, () =>
      judged(own, implementation).catch(unjudged),
    );
    yield {
      type: "case",
      id,
      title,
      operation: "fit_own",
      asks_for: "answer",
      covariance_type: request.covariance_type,
      equations,
      ...withKnown(own, judgement, knownFailures),
    };
  }
}
