import type { Patience, Watched } from "./lawPatience.ts";

export type Shrinking = Pick<Patience, "shrinkingAttempts" | "shrinkingBreakdowns">;

/**
 * Decides when the search for a smaller counterexample has gone far enough, by the inputs that it
 * tried and the breakdowns that it cost. Begins where it is called; the answer counts an attempt.
 */
export function shrinkingLimit(
  { breakdowns }: Watched,
  { shrinkingAttempts, shrinkingBreakdowns }: Shrinking,
): () => boolean {
  const before = breakdowns();
  let attempts = 0;
  return () => attempts++ >= shrinkingAttempts || breakdowns() - before >= shrinkingBreakdowns;
}
