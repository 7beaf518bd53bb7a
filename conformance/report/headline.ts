import type picocolors from "picocolors";
import {
  exitCodeOf,
  exitCodes,
  type Shortfall,
  type Summary,
  shortfallOf,
} from "../check/index.ts";

type Colours = ReturnType<typeof picocolors.createColors>;

const shortfalls: Readonly<Record<Shortfall, (minimum: number) => string>> = {
  "nothing ran": () => "NOTHING RAN",
  "too few cases ran": (minimum) => `TOO FEW CASES RAN (minimum ${minimum})`,
  "never answered": () => "DECLARED, BUT NEVER ANSWERED",
  "no law ran": () => "NO LAW RAN",
  "nothing passed": () => "NOTHING PASSED",
};

/** The result of a run in a few words, as its exit code has it. */
export function headline(summary: Summary, minimum: number | undefined, pc: Colours): string {
  const known = (summary.verdicts["known-failure"] ?? 0) + summary.laws.known;
  const shortfall = shortfallOf(summary, minimum);
  switch (exitCodeOf(summary, minimum)) {
    case exitCodes.conformant:
      return known > 0 ? pc.yellow("CONFORMANT EXCEPT FOR KNOWN FAILURES") : pc.green("CONFORMANT");
    case exitCodes.fault:
      return pc.red("NO VERDICT (a fault of gmm-conformance; please report it)");
    case exitCodes.interrupted:
      return pc.red("INTERRUPTED");
    case exitCodes.brokenAdapter:
      return pc.red("BROKEN ADAPTER");
    default:
      return pc.red(
        shortfall === undefined ? "NOT CONFORMANT" : shortfalls[shortfall](minimum ?? 0),
      );
  }
}
