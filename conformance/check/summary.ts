import type { CaseEvent, LawEvent, LawSummary, Summary } from "./events.ts";
import type { KnownFailures } from "./knownFailures.ts";
import { staleCauses } from "./staleCauses.ts";
import { failingVerdicts, type Verdict } from "./verdict.ts";

function summariseLaws(laws: readonly LawEvent[]): LawSummary {
  const count = (is: (event: LawEvent) => boolean) => laws.filter(is).length;
  const unsupported = count(({ verdict }) => verdict === "unsupported");
  return {
    planned: laws.length,
    ran: laws.length - unsupported,
    passed: count(({ verdict }) => verdict === "pass"),
    failed: count(({ verdict }) => failingVerdicts.has(verdict)),
    known: count(({ verdict }) => verdict === "known-failure"),
    unsupported,
  };
}

/**
 * The counts of a run.
 *
 * @param wholeLaws the laws that were tried on all that a list of known failures is about
 */
export function summarise(
  cases: readonly CaseEvent[],
  laws: readonly LawEvent[],
  knownFailures: KnownFailures,
  wholeLaws: readonly LawEvent[],
): Summary {
  const verdicts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of cases) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const unsupported = verdicts.unsupported ?? 0;
  return {
    planned: cases.length,
    ran: cases.length - unsupported,
    passed: verdicts.pass ?? 0,
    failed: cases.filter(({ verdict }) => failingVerdicts.has(verdict)).length,
    unsupported,
    verdicts,
    laws: summariseLaws(laws),
    bad_messages: [...cases, ...laws].filter(({ badMessage }) => badMessage).length,
    stale_known_failures: staleCauses(knownFailures, cases, wholeLaws),
  };
}
