import type { Corpus } from "../cases/index.ts";
import { isSpent } from "./budget.ts";
import type { Candidate } from "./candidate.ts";
import { asManySteps } from "./fits.ts";
import { type Item, isAmong } from "./item.ts";
import {
  type Bench,
  deniesPass,
  medianDigits,
  type Outcome,
  outcomeOn,
  type Trial,
  withinScopeOf,
} from "./trial.ts";
import { inBuiltIn } from "./twins.ts";

/** A reason that was tried on every case that there was work for. */
export interface Spread {
  readonly trial: Trial;
  /** What it was not tried on, of the cases that it speaks of. */
  readonly untried: { readonly failing: readonly Item[]; readonly passing: number };
}

/** A candidate as a fit has it: by as many of its steps as the fit says that it took. */
function onFits(candidate: Candidate, corpus: Corpus): Candidate | undefined {
  return candidate.reading === undefined ? undefined : asManySteps(candidate, corpus);
}

const isFit = ({ golden }: Item) => golden.operation === "fit";

/** What a candidate makes of every failing case that there is work for; the others are left. */
async function outcomesOn(
  candidate: Candidate,
  ofFits: Candidate | undefined,
  items: readonly Item[],
  bench: Bench,
) {
  const outcomes: { readonly item: Item; readonly outcome: Outcome }[] = [];
  const untried: Item[] = [];
  for (const item of items) {
    const asked = isFit(item) ? ofFits : candidate;
    if (asked === undefined) continue;
    if (isSpent(bench.budget)) untried.push(item);
    else outcomes.push({ item, outcome: await outcomeOn(asked, item, bench) });
  }
  return { outcomes, untried };
}

/** How many passing cases there was no work left to try a candidate on; undefined where one denies it. */
async function passesLeft(
  candidate: Candidate,
  passes: readonly Item[],
  bench: Bench,
): Promise<number | undefined> {
  for (const [i, item] of passes.entries()) {
    const isCleared = bench.cleared.get(candidate)?.has(item) ?? false;
    if (isSpent(bench.budget) && !isCleared) return passes.length - i;
    if (await deniesPass(candidate, item, bench)) return undefined;
  }
  return 0;
}

/**
 * Tries a reason, which was found on a few cases, on the other failing cases, and on the passing ones
 * of which it speaks then, from the smallest to the largest. Where one of these denies it, it speaks of
 * no more than it did when it was found. Undefined where it is denied then as well.
 */
export async function spreadOut(
  reason: Trial,
  items: readonly Item[],
  bench: Bench,
  corpus: Corpus,
): Promise<Spread | undefined> {
  const candidate = inBuiltIn(reason.candidate, corpus);
  const isOfFits = reason.explains.some(({ item }) => isFit(item));
  const ofFits = isOfFits ? candidate : onFits(candidate, corpus);
  // A twin may read what the printed equations could not.
  const asked = candidate === reason.candidate ? items : [...bench.failing, ...items];
  const { outcomes, untried } = await outcomesOn(candidate, ofFits, asked, bench);
  const everywhere = [
    ...reason.explains,
    ...outcomes.filter(({ item }) => !isFit(item)).flatMap(({ outcome }) => outcome.explains),
  ];
  for (const spoken of [everywhere, reason.explains]) {
    const within = withinScopeOf(candidate, spoken);
    const inScope = outcomes.filter(({ item }) => within(item));
    if (inScope.some(({ outcome }) => outcome.denies)) continue;
    const passing = await passesLeft(candidate, bench.otherPasses.filter(within), bench);
    if (passing === undefined) continue;
    const told = outcomes.filter(({ item }) => isFit(item) || within(item));
    const more = told.flatMap(({ outcome }) => outcome.explains);
    const explains = [
      ...reason.explains,
      ...more.filter((unit) => !isAmong(unit, reason.explains)),
    ];
    const left = untried.filter((item) => isFit(item) || within(item));
    const trial = { ...reason, candidate, explains, digits: medianDigits(explains) };
    return { trial, untried: { failing: left, passing } };
  }
  return undefined;
}
