import type { Comparison } from "../compare/index.ts";

/** What can be said of one case, in the order in which reports list it. */
const verdicts = [
  "pass",
  "fail",
  "error",
  "crash",
  "timeout",
  "unanswered",
  "known-failure",
  "unexpected-pass",
  "unsupported",
] as const;
export type Verdict = (typeof verdicts)[number];

/** The verdicts that fail a run. */
export const failingVerdicts: ReadonlySet<Verdict> = new Set([
  "fail",
  "error",
  "crash",
  "timeout",
  "unanswered",
  "unexpected-pass",
]);

/** A verdict and its grounds. */
export interface Judgement {
  readonly verdict: Verdict;
  /** What was wrong, or why there is nothing to compare. */
  readonly detail?: string;
  /** What was compared, quantity by quantity. */
  readonly comparisons: readonly Comparison[];
  /** The adapter's last words on stderr, where its process broke down. */
  readonly stderr?: string;
  /** The reply could not be trusted as a message. */
  readonly badMessage?: true;
  /** The suite failed to judge the answer: a fault of its own, not of the implementation. */
  readonly unjudged?: true;
}
