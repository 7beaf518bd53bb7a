import type { Summary } from "./events.ts";
import { shortfallOf } from "./shortfall.ts";

/** What the exit code of a run says. */
export const exitCodes = {
  conformant: 0,
  failures: 1,
  wrongUsage: 2,
  brokenAdapter: 3,
  tooLittle: 4,
  fault: 5,
  interrupted: 130,
} as const;

/** Where several exit codes apply, the first of these is given. */
const gravestFirst: readonly number[] = [
  exitCodes.fault,
  exitCodes.interrupted,
  exitCodes.wrongUsage,
  exitCodes.brokenAdapter,
  exitCodes.tooLittle,
  exitCodes.failures,
];

/** The exit code of a run to which all of these apply. */
export function gravest(codes: readonly number[]): number {
  return gravestFirst.find((code) => codes.includes(code)) ?? exitCodes.conformant;
}

/** The exit code of a run of which at least `minimum` cases had to be put to the implementation. */
export function exitCodeOf(summary: Summary, minimum?: number): number {
  const { failed, laws, bad_messages, unjudged, stale_known_failures } = summary;
  if (unjudged > 0) return exitCodes.fault;
  if (summary.incomplete) return exitCodes.interrupted;
  if (bad_messages > 0) return exitCodes.brokenAdapter;
  if (shortfallOf(summary, minimum) !== undefined) return exitCodes.tooLittle;
  const failures = failed + laws.failed + stale_known_failures.length;
  return failures > 0 ? exitCodes.failures : exitCodes.conformant;
}
