import type { Capabilities } from "../protocol/index.ts";
import type { CaseEvent, LawEvent, LawSummary, Summary } from "./events.ts";
import type { KnownFailures } from "./knownFailures.ts";
import { neverAnswered } from "./neverAnswered.ts";
import { staleCauses } from "./staleCauses.ts";
import { failingVerdicts, type Verdict } from "./verdict.ts";

function summariseLaws(laws: readonly LawEvent[], planned: number): LawSummary {
  const count = (is: (event: LawEvent) => boolean) => laws.filter(is).length;
  const unsupported = count(({ verdict }) => verdict === "unsupported");
  return {
    planned,
    ran: laws.length - unsupported,
    passed: count(({ verdict }) => verdict === "pass"),
    failed: count(({ verdict }) => failingVerdicts.has(verdict)),
    known: count(({ verdict }) => verdict === "known-failure"),
    unsupported,
  };
}

/** What a run told, and what it had planned. */
export interface Told {
  readonly cases: readonly CaseEvent[];
  readonly laws: readonly LawEvent[];
  /** How many cases and laws were planned; as many as were told of, unless the run was interrupted. */
  readonly planned?: { readonly cases: number; readonly laws: number };
  readonly capabilities: Capabilities;
  /** Whether all was planned that there is; by default a selection. */
  readonly whole?: boolean;
  readonly knownFailures?: KnownFailures;
  /** The laws that were tried on all that a list of known failures is about. */
  readonly wholeLaws?: readonly LawEvent[];
}

/** The counts of a run. */
export function summarise({
  cases,
  laws,
  planned = { cases: cases.length, laws: laws.length },
  capabilities,
  whole = false,
  knownFailures = [],
  wholeLaws = [],
}: Told): Summary {
  const isIncomplete = cases.length < planned.cases || laws.length < planned.laws;
  const verdicts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of cases) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const unsupported = verdicts.unsupported ?? 0;
  return {
    ...(isIncomplete && { incomplete: true }),
    whole,
    planned: planned.cases,
    ran: cases.length - unsupported,
    passed: verdicts.pass ?? 0,
    failed: cases.filter(({ verdict }) => failingVerdicts.has(verdict)).length,
    unsupported,
    verdicts,
    laws: summariseLaws(laws, planned.laws),
    never_answered: whole ? neverAnswered(cases, capabilities) : [],
    bad_messages: [...cases, ...laws].filter(({ badMessage }) => badMessage).length,
    unjudged: [...cases, ...laws].filter(({ unjudged }) => unjudged).length,
    stale_known_failures: staleCauses(knownFailures, cases, wholeLaws),
  };
}
