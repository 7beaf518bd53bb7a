import type { KnownFailure, KnownFailures, Listable } from "./knownFailures.ts";
import type { Judgement } from "./verdict.ts";

/** Whether rounding has a say in what fails of an entry: then a pass is none to wonder at. */
export function roundingDecides(entry: KnownFailure): boolean {
  return "rounding_decides" in entry && entry.rounding_decides === true;
}

/** How many digits short of the attainable the worst quantity is. */
function digitsLost({ comparisons }: Judgement): number {
  return Math.max(
    0,
    ...comparisons
      .filter(({ passed }) => !passed)
      .map(({ attainable, digits }) => attainable - digits),
  );
}

/** A listed failure may be worse than its entry says by this many digits, and no more. */
const digitsOfGrace = 1;

/** A failure, as far as a list of known ones can know it. */
export interface Failing {
  readonly verdict: Judgement["verdict"];
  readonly badMessage?: true;
  /** Where it is about digits: a crash, a refusal or a fit that did not stop where it should is not. */
  readonly digitsLost?: number;
}

/** Whether an entry tells of a failure; or how it is worse than the entry tells. */
export function knows(entry: KnownFailure, failing: Failing): true | { readonly worse?: string } {
  if ("verdict" in entry)
    return (failing.verdict === entry.verdict && failing.badMessage === undefined) || {};
  const { digitsLost: lost } = failing;
  if (lost === undefined) return {};
  return (
    lost <= entry.digits_lost + digitsOfGrace || {
      worse: `loses ${lost.toFixed(1)} digits, more than the ${entry.digits_lost} of its known failure`,
    }
  );
}

function failingOf(judgement: Judgement): Failing {
  const { verdict, detail, comparisons, badMessage } = judgement;
  const isOfDigits = verdict === "fail" && detail === undefined && comparisons.length > 0;
  return {
    verdict,
    ...(badMessage && { badMessage }),
    ...(isOfDigits && { digitsLost: digitsLost(judgement) }),
  };
}

function lists(entry: KnownFailure, { id, flags }: Listable): boolean {
  if ("cases" in entry) return entry.cases.includes(id);
  return "flag" in entry && flags.includes(entry.flag);
}

/** The judgement in the light of one entry that lists its case. */
function inTheLightOf<Judged extends Judgement>(judgement: Judged, entry: KnownFailure): Judged {
  const known = knows(entry, failingOf(judgement));
  if (known === true) return { ...judgement, verdict: "known-failure", detail: entry.reason };
  return known.worse === undefined ? judgement : { ...judgement, detail: known.worse };
}

/** A listed case that passes, though rounding has no say in any of its causes. */
function unexpected<Judged extends Judgement>(
  judgement: Judged,
  [{ reason }]: readonly KnownFailure[],
): Judged {
  const detail = `listed as a known failure: ${reason}`;
  return { ...judgement, verdict: "unexpected-pass", detail };
}

/**
 * The judgement in the light of the list: a listed failure of a listed kind fails no run, a listed
 * pass does. Crashes, timeouts, bad messages and what is left unanswered cannot be known.
 */
export function withKnown<Judged extends Judgement>(
  golden: Listable,
  judgement: Judged,
  list: KnownFailures,
): Judged {
  const entries = list.filter((entry) => lists(entry, golden));
  if (entries.length === 0 || judgement.verdict === "unsupported") return judgement;
  if (judgement.verdict === "pass")
    return entries.some(roundingDecides) ? judgement : unexpected(judgement, entries);
  const seen = entries.map((entry) => inTheLightOf(judgement, entry));
  return seen.find(({ verdict }) => verdict === "known-failure") ?? seen[0];
}
