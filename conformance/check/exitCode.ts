import type { Summary } from "./events.ts";

/** What the exit code of a run says. */
export const exitCodes = {
  conformant: 0,
  failures: 1,
  wrongUsage: 2,
  brokenAdapter: 3,
  tooLittle: 4,
} as const;

/** The exit code of a run of which at least `minimum` cases had to be put to the implementation. */
export function exitCodeOf(summary: Summary, minimum = 1): number {
  const { ran, failed, bad_messages, stale_known_failures } = summary;
  if (bad_messages > 0) return exitCodes.brokenAdapter;
  if (ran < Math.max(1, minimum)) return exitCodes.tooLittle;
  const failures = failed + stale_known_failures.length;
  return failures > 0 ? exitCodes.failures : exitCodes.conformant;
}
