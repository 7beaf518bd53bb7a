import { type Corpus, flags, type GoldenCase, isRefusal, sizeOf } from "../cases/index.ts";
import {
  type CaseEvent,
  checkImplementation,
  type DiagnosisEvent,
  everyLaw,
  type KnownFailures,
  type LawEvent,
  ownFitsOf,
} from "../check/index.ts";
import type { Implementation } from "../protocol/index.ts";
import type { Entry, Reason, Tally } from "./entry.ts";

/** What an implementation is measured with. */
export interface Measured {
  readonly adapter: string;
  readonly implementation: Implementation;
  readonly knownFailures: KnownFailures;
  readonly corpus: Corpus;
  /** Cases and fits that are not asked for, since they take many minutes each; none unless told. */
  readonly leftOut?: readonly string[] | undefined;
  /** Whether the known failures are diagnosed, which takes a few seconds for each reason. */
  readonly diagnosed: boolean;
  readonly signal?: AbortSignal;
  /** Called after every case and law. */
  readonly onProgress?: (what: string) => void;
}

type Judged = CaseEvent | LawEvent;

const isAsked = ({ verdict }: Judged) => verdict !== "unsupported";
const isPassed = ({ verdict }: Judged) => verdict === "pass";

function tallyOf(events: readonly Judged[]): Tally {
  return { asked: events.filter(isAsked).length, passed: events.filter(isPassed).length };
}

const isOnLadder = (golden: GoldenCase) =>
  golden.flags.some((name) => flags[name].kind === "ladder");

/** The cases of one kind among the events. */
function ofKind(
  events: readonly CaseEvent[],
  { cases }: Corpus,
  is: (golden: GoldenCase) => boolean,
): readonly CaseEvent[] {
  const ids = new Set(cases.filter(is).map(({ id }) => id));
  return events.filter(({ id }) => ids.has(id));
}

const oneDecimal = (value: number) => Math.round(10 * value) / 10;

/** The quantity of a case that errs most, in units of what is allowed. */
function worstOf({ comparisons }: CaseEvent) {
  return comparisons.reduce<CaseEvent["comparisons"][number] | undefined>(
    (worst, one) => (worst && worst.ratio >= one.ratio ? worst : one),
    undefined,
  );
}

function digitsOf(events: readonly CaseEvent[]): Entry["digits"] {
  const compared = events.flatMap((event) => {
    const worst = worstOf(event);
    return worst === undefined ? [] : [{ id: event.id, ...worst }];
  });
  if (compared.length === 0) return null;
  const sorted = compared.map(({ digits }) => digits).sort((a, b) => a - b);
  const worst = compared.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return {
    median: oneDecimal(sorted[Math.floor((sorted.length - 1) / 2)]),
    worst: {
      case: worst.id,
      digits: oneDecimal(worst.digits),
      attainable: oneDecimal(worst.attainable),
    },
  };
}

const nameOf = (event: Judged) => (event.type === "case" ? event.id : event.law);

function unsupportedIn(events: readonly Judged[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { verdict, detail = "" } of events)
    if (verdict === "unsupported") counts[detail] = (counts[detail] ?? 0) + 1;
  return counts;
}

/** What a diagnosis says; where a formula has no name, with the formula. */
function inFull({ kind, sentence, formulas }: DiagnosisEvent): string {
  if (kind !== "edit") return sentence;
  return [sentence, ...formulas.map(({ implemented }) => implemented.unicode)].join("; ");
}

/** Why cases and laws do not pass, each reason once. */
function reasonsOf(
  events: readonly Judged[],
  diagnoses: readonly DiagnosisEvent[],
  knownFailures: KnownFailures,
  corpus: Corpus,
): readonly Reason[] {
  const failed = events.filter((event) => isAsked(event) && !isPassed(event));
  const listed = [...new Set(knownFailures.map((entry) => entry.reason))];
  // A law may be broken by several causes, of which all are told.
  const reasonsIn = ({ verdict, detail = verdict }: Judged): readonly string[] =>
    verdict === "known-failure"
      ? listed.filter((known) => detail.includes(known))
      : [`unexplained: ${detail}`];
  const size = new Map(corpus.cases.map((golden) => [golden.id, sizeOf(golden, corpus)]));
  return [...new Set(failed.flatMap(reasonsIn))].map((reason) => {
    const some = failed.filter((event) => reasonsIn(event).includes(reason));
    const cases = some.filter((event) => event.type === "case");
    const [smallest] = cases
      .map(({ id }) => id)
      .sort((a, b) => (size.get(a) ?? Infinity) - (size.get(b) ?? Infinity));
    const entry = knownFailures.find((one) => one.reason === reason);
    return {
      reason,
      nature: entry?.nature ?? "unexplained",
      cases: cases.length,
      laws: some.length - cases.length,
      smallest: smallest ?? null,
      diagnosis: diagnoses.filter(({ known }) => known === reason).map(inFull),
    };
  });
}

/**
 * Puts every case, every fit from an own start and every law to an implementation, and sums it up.
 *
 * @throws Error if a case is to be left out that is not there
 */
export async function measure(measured: Measured): Promise<Entry> {
  const { adapter, implementation, knownFailures, signal, onProgress, leftOut = [] } = measured;
  const fits = ownFitsOf(measured.corpus);
  const known = new Set([...measured.corpus.cases, ...fits].map(({ id }) => id));
  const stranger = leftOut.find((id) => !known.has(id));
  if (stranger !== undefined) throw new Error(`${adapter}: there is no case ${stranger}`);
  const isAskedFor = ({ id }: { readonly id: string }) => !leftOut.includes(id);
  const corpus = { ...measured.corpus, cases: measured.corpus.cases.filter(isAskedFor) };
  const cases: CaseEvent[] = [];
  const laws: LawEvent[] = [];
  const diagnoses: DiagnosisEvent[] = [];
  for await (const event of checkImplementation(implementation, {
    corpus,
    knownFailures,
    ownFits: fits.filter(isAskedFor),
    laws: everyLaw,
    diagnosed: measured.diagnosed ? "everything" : "nothing",
    ...(signal && { signal }),
  })) {
    if (event.type === "case") cases.push(event);
    if (event.type === "law") laws.push(event);
    if (event.type === "diagnosis") diagnoses.push(event);
    if (event.type === "case" || event.type === "law") onProgress?.(nameOf(event));
  }
  const all = [...cases, ...laws];
  const ownFits = cases.filter(({ operation }) => operation === "fit_own");
  const failed = all.filter((event) => isAsked(event) && !isPassed(event));
  const { protocol: _, ...hello } = implementation.hello;
  return {
    adapter,
    implementation: hello,
    core: tallyOf(ofKind(cases, corpus, (golden) => !isRefusal(golden) && !isOnLadder(golden))),
    ladders: tallyOf(ofKind(cases, corpus, (golden) => !isRefusal(golden) && isOnLadder(golden))),
    refusals: tallyOf(ofKind(cases, corpus, isRefusal)),
    own_fits: {
      ...tallyOf(ownFits),
      best_known: ownFits.filter(({ optimum }) => optimum?.rank === "best known").length,
    },
    laws: tallyOf(laws),
    digits: digitsOf(cases),
    verdicts: Object.fromEntries(failed.map((event) => [nameOf(event), event.verdict])),
    unsupported: unsupportedIn(all),
    left_out: [...leftOut],
    reasons: [...reasonsOf(all, diagnoses, knownFailures, corpus)],
  };
}
