import type { ErrorCode } from "../../src/model/index.ts";
import type { Implementation, Reply, RequestOf } from "../protocol/index.ts";
import { coarsenessOf, judgeSilence } from "./judge.ts";
import { judgeOwnFit, type Optimum } from "./judgeOwnFit.ts";
import type { OwnFit } from "./ownFit.ts";
import type { Judgement } from "./verdict.ts";

/** What one answer to a fit from an own start is worth. */
export interface Attempt extends Judgement {
  /** Which of the three answers it is, if it is not the first. */
  readonly attempt?: string;
  /** Where it ended, if it is a fit. */
  readonly optimum?: Optimum;
  /** How it was refused, if it was. */
  readonly refusedAs?: ErrorCode;
}

type Request = OwnFit["request"];

/** What a fit is asked with: again the same, in a fresh process, and then another seed. */
export function requestsOfOwnFit({ request }: OwnFit): {
  readonly first: Request;
  readonly again: Request;
  readonly otherSeed: Request;
} {
  return { first: request, again: request, otherSeed: { ...request, seed: request.seed + 1 } };
}

/** All that is asked of some fits, in order: each once, then, of each, the other two. */
export function ownFitRequests(ownFits: readonly OwnFit[]): readonly Request[] {
  const all = ownFits.map(requestsOfOwnFit);
  return [
    ...all.map(({ first }) => first),
    ...all.flatMap(({ again, otherSeed }) => [again, otherSeed]),
  ];
}

function judgeReply(own: OwnFit, reply: Reply<"fit_own">, { hello }: Implementation): Attempt {
  if (reply.kind === "error")
    return {
      verdict: "error",
      detail: `refused: ${reply.code}: ${reply.message}`,
      comparisons: [],
      refusedAs: reply.code,
    };
  if (reply.kind !== "result") return judgeSilence(reply);
  const coarseness = coarsenessOf[hello.capabilities.precision];
  const judgement = judgeOwnFit(own, reply.result, coarseness);
  const passed = judgement.detail === undefined && judgement.comparisons.every((one) => one.passed);
  return { verdict: passed ? "pass" : "fail", ...judgement };
}

/** Whatever goes wrong in judging an answer, the fit gets a verdict, and the run goes on. */
function unjudged(error: unknown): Attempt {
  const detail = `could not be judged: ${String(error)}`;
  return { verdict: "fail", detail, comparisons: [], unjudged: true };
}

/** What an implementation answers to one of the requests of a fit, judged. */
export async function attempt(
  own: OwnFit,
  request: RequestOf<"fit_own"> & { readonly op: "fit_own" },
  implementation: Implementation,
): Promise<Attempt> {
  try {
    return judgeReply(own, await implementation.ask<"fit_own">(request), implementation);
  } catch (error) {
    return unjudged(error);
  }
}
