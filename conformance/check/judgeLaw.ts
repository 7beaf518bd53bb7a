import { excessOf, type Finding, type Violation, written } from "../properties/index.ts";
import type { LawJudgement } from "./events.ts";
import type { KnownFailure, KnownFailures } from "./knownFailures.ts";
import type { Fault, Trial } from "./tryLaw.ts";
import type { Verdict } from "./verdict.ts";
import { type Failing, knows, roundingDecides } from "./withKnown.ts";

/** The entries of a list that are about a law. */
export function entriesOf(law: string, list: KnownFailures): KnownFailures {
  return list.filter((entry) => entry.laws?.includes(law));
}

/** The verdict on an implementation that broke a law like this. */
function verdictOn({ reply }: Fault): Verdict {
  switch (reply?.kind) {
    case "error":
    case "bad_message":
      return "error";
    case "crash":
    case "timeout":
      return reply.kind;
    case "unsupported":
      return "unanswered";
    default:
      return "fail";
  }
}

/** The digits that a finding lacks: all that are allowed for where it is no number, or infinite. */
function digitsLost(finding: Finding): number {
  const excess = excessOf(finding);
  const { expected, slack } = finding;
  return Math.log10(Number.isFinite(excess) ? excess : Math.abs(expected) / slack);
}

/** A violation, as far as a list of known failures can know it. */
function failingOf(violation: Violation): Failing {
  const { finding, reply } = violation;
  const lost = finding === undefined ? Number.NaN : digitsLost(finding);
  return {
    verdict: verdictOn(violation),
    ...(reply?.kind === "bad_message" && { badMessage: true }),
    ...(Number.isFinite(lost) && { digitsLost: lost }),
  };
}

/** The reason of the first of some entries that tells of a violation. */
export function reasonIn(entries: KnownFailures) {
  return (violation: Violation): string | undefined =>
    entries.find((entry) => knows(entry, failingOf(violation)) === true)?.reason;
}

/** How a violation is worse than what is listed of it, where it is. */
function worseThan(entries: KnownFailures, fault: Fault): string {
  if (!("law" in fault)) return "";
  for (const entry of entries) {
    const known = knows(entry, failingOf(fault));
    if (known !== true && known.worse !== undefined) return `; ${known.worse}`;
  }
  return "";
}

function broken(
  { fault, input }: NonNullable<Trial["broken"]>,
  entries: KnownFailures,
): Omit<LawJudgement, "runs" | "skipped" | "ratio"> {
  const { reply } = fault;
  return {
    verdict: verdictOn(fault),
    detail: fault.message + worseThan(entries, fault),
    counterexample: written(input),
    ...(reply !== undefined && "stderr" in reply && { stderr: reply.stderr }),
    ...(reply?.kind === "bad_message" && { badMessage: true }),
    ...(!("law" in fault) && { unjudged: true }),
  };
}

/** Why a law was tried on nothing. */
function vacuous({ outside, skipped, notFinite }: Trial): string {
  if (notFinite > 0)
    return `answers to ${notFinite} inputs are not finite, which is told of another law`;
  if (outside === undefined) return "there was no input to try it on";
  if (outside.kind === "undeclared") return outside.why;
  return `none of ${skipped} inputs is well-posed: ${outside.why}`;
}

function unexpected([{ reason }]: readonly KnownFailure[]): string {
  return `listed as a known failure: ${reason}`;
}

/**
 * What a trial of a law is worth, in the light of the entries that list the law. A law that was
 * tried on nothing is not passed.
 *
 * @param whole whether it was tried on all that a list is about
 */
export function judgeLaw(trial: Trial, entries: KnownFailures, whole: boolean): LawJudgement {
  const { runs, skipped, ratio, known, notFinite } = trial;
  const counts = { runs, skipped, ...(notFinite > 0 && { not_finite: notFinite }), ratio };
  if (trial.broken !== undefined) return { ...counts, ...broken(trial.broken, entries) };
  if (runs === 0) return { ...counts, verdict: "unsupported", detail: vacuous(trial) };
  if (known.length > 0) return { ...counts, verdict: "known-failure", detail: known.join("; ") };
  const expected = entries.length === 0 || !whole || entries.some(roundingDecides);
  if (expected) return { ...counts, verdict: "pass" };
  return { ...counts, verdict: "unexpected-pass", detail: unexpected(entries) };
}
