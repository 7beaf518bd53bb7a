import { type Corpus, equationOf, type GoldenCase, isRefusal } from "../cases/index.ts";
import { type Mutant, mutants } from "../mutants/index.ts";
import type { Background } from "./background.ts";
import { type Budget, budgetOf, isSpent, partOf } from "./budget.ts";
import { builtInCandidate, type Candidate } from "./candidate.ts";
import { type Diagnosis, described, undiagnosed, type Wrong } from "./describe.ts";
import { type Failure, fewOfEach, smallestFirst, tellsOfNumbers } from "./evidence.ts";
import {
  areAlike,
  type Item,
  isAmong,
  itemOf,
  passedItem,
  restAlike,
  type Unit,
  unitsOf,
} from "./item.ts";
import { mStepFaults } from "./mStepFaults.ts";
import { readableAsPrinted } from "./readable.ts";
import { isQuantity } from "./said.ts";
import { type Spread, spreadOut } from "./spread.ts";
import { suspects } from "./suspects.ts";
import {
  type Bench,
  best,
  confinedTo,
  isBetter,
  isThorough,
  type Trial,
  tryOn,
  withinScopeOf,
} from "./trial.ts";
import { unrefused } from "./unrefused.ts";

/** How far the search for reasons goes: as far as a run usually bears, or to its end. */
export type Extent = "usual" | "all";

/** The work that a run usually bears, in densities: some ten seconds of one processor. */
const workOfExtent: Readonly<Record<Extent, number>> = {
  usual: 4e7,
  all: Number.POSITIVE_INFINITY,
};

/** The part of it that finding reasons may take; the rest is for trying them on every case. */
const shareOfSearch = 0.6;

export interface DiagnosisOptions {
  /** Mutants that are not to be thought of. */
  readonly without?: readonly string[];
  readonly extent?: Extent;
}

/** A reason for some failures: what is said of it, and what it computes by, where it computes. */
export interface Reason {
  readonly diagnosis: Diagnosis;
  readonly candidate?: Candidate;
}

/** Of every kind of case so many are held against each candidate. */
const failuresOfKind = 3;
const passesOfKind = 2;
const mostReasons = 6;

async function itemsOf(failures: readonly Failure[], corpus: Corpus): Promise<readonly Item[]> {
  const items = await Promise.all(failures.map((failure) => itemOf(failure, corpus)));
  return items.flatMap((item) => item ?? []);
}

/**
 * The mutants that may be the reason. Those that are parts of the built-in put together wrongly say
 * nothing where the built-in itself gives the wrong answers.
 */
async function likelyMutants(
  units: readonly Unit[],
  bench: Bench,
  corpus: Corpus,
  without: readonly string[],
): Promise<readonly Mutant[]> {
  const named = mutants.filter(({ name }) => !without.includes(name));
  const { explains } = await tryOn(builtInCandidate(corpus), bench.failing, bench);
  const isBuiltIn = units.some((unit) => isAmong(unit, explains));
  return isBuiltIn ? named.filter(({ edits }) => edits.length > 0) : named;
}

interface Found {
  readonly reasons: readonly Trial[];
  readonly left: readonly Unit[];
  /** Whether everything that may be wrong was tried where something is left. */
  readonly isWhole: boolean;
}

/** The reasons for some wrong quantities, one after the other, and what is left without one. */
async function reasonsFor(
  units: readonly Unit[],
  bench: Bench,
  corpus: Corpus,
  suspected: readonly Candidate[],
  { without = [], extent = "usual" }: DiagnosisOptions,
): Promise<Found> {
  const named = await likelyMutants(units, bench, corpus, without);
  const most = extent === "all" ? Number.POSITIVE_INFINITY : mostReasons;
  const reasons: Trial[] = [];
  const left: { readonly unit: Unit; readonly isWhole: boolean }[] = [];
  let open = units;
  while (open.length > 0) {
    const [seed] = open;
    const found = reasons.map(({ candidate }) => candidate);
    const mayFind = reasons.length < most && !isSpent(bench.budget);
    const { trial: reason, isWhole } = mayFind
      ? await reasonOf(seed, { found, suspected, named, open }, bench, corpus)
      : { trial: undefined, isWhole: false };
    const explains = reason?.explains ?? open.filter((unit) => restAlike(unit, seed));
    open = open.filter((unit) => !isAmong(unit, explains));
    if (reason === undefined) left.push(...explains.map((unit) => ({ unit, isWhole })));
    else {
      reasons.push(reason);
      // What had no reason may have this one and another together.
      open = [...open, ...left.splice(0).map(({ unit }) => unit)];
    }
  }
  return {
    reasons,
    left: left.map(({ unit }) => unit),
    isWhole: left.every(({ isWhole }) => isWhole),
  };
}

/** The best reason for one wrong quantity; and whether everything that may be wrong was tried, if there is none. */
async function reasonOf(
  seed: Unit,
  background: Background,
  bench: Bench,
  corpus: Corpus,
): Promise<Awaited<ReturnType<typeof best>>> {
  let trial: Trial | undefined;
  for (const candidates of suspects(seed, background, corpus)) {
    const { trial: next, isWhole } = await best(candidates, seed, background.open, bench);
    if (next !== undefined && (trial === undefined || isBetter(next, trial))) trial = next;
    if (trial !== undefined && isThorough(trial, seed, background.open)) break;
    if (!isWhole) return { ...(trial && { trial }), isWhole };
  }
  return { ...(trial && { trial }), isWhole: true };
}

const failuresIn = (units: readonly Unit[]): readonly Failure[] => [
  ...new Set(units.map(({ item }) => item.failure)),
];

/**
 * Units that the reasons could have explained. What a case that is to be refused gets instead is told
 * by its message; and what the printed equations cannot read says nothing of an edit of them.
 */
async function comparableUnits(
  units: readonly Unit[],
  reasons: readonly Trial[],
  { readable, budget }: Bench,
): Promise<readonly Unit[]> {
  const edit = reasons.find(({ candidate }) => candidate.asPrinted)?.candidate;
  const comparable: Unit[] = [];
  for (const unit of units) {
    if (isRefusal(unit.item.golden)) continue;
    if (edit === undefined || (await readable(edit, unit.item, budget))) comparable.push(unit);
  }
  return comparable;
}

/** How many failures have some quantity wrong that a reason explains somewhere. */
function comparable({ explains }: Trial, units: readonly Unit[]): number {
  return failuresIn(units.filter((unit) => explains.some((one) => areAlike(one, unit)))).length;
}

/** What is diagnosed of an implementation at once. */
interface Evidence {
  readonly failures: readonly Failure[];
  readonly passed: readonly GoldenCase[];
  readonly corpus: Corpus;
}

const goldenOf = ({ golden }: Failure) => golden;
const itself = (golden: GoldenCase) => golden;

/** What candidates are tried on. */
async function benchOf(
  looked: readonly Failure[],
  { passed, corpus }: Evidence,
  budget: Budget,
): Promise<Bench> {
  const chosen = fewOfEach(looked, goldenOf, corpus, failuresOfKind);
  const right = passed.filter(tellsOfNumbers);
  const held = fewOfEach(right, itself, corpus, passesOfKind);
  const heldNames = new Set(held.map(({ id }) => id));
  const others = right.filter(({ id }) => !heldNames.has(id));
  const passing = (cases: readonly GoldenCase[]) =>
    Promise.all(cases.map((golden) => passedItem(golden, corpus)));
  return {
    failing: await itemsOf(chosen, corpus),
    passing: await passing(held),
    otherPasses: await passing(smallestFirst(others, itself, corpus)),
    cleared: new Map(),
    readable: readableAsPrinted(corpus),
    budget,
  };
}

/** Why cases fail; candidates that are `suspected` are thought of first. */
async function explain(
  evidence: Evidence,
  suspected: readonly Candidate[],
  budget: Budget,
  options: DiagnosisOptions,
): Promise<readonly Reason[]> {
  const { failures, corpus } = evidence;
  const steps = failures.filter(({ golden }) => golden.operation !== "fit");
  const looked = steps.length > 0 ? steps : failures;
  const bench = await benchOf(looked, evidence, budget);
  const search = { ...bench, budget: partOf(budget, shareOfSearch) };
  const found = await reasonsFor(unitsOf(bench.failing), search, corpus, suspected, options);
  const { reasons, left, isWhole } = found;

  const chosen = new Set(bench.failing.map(({ golden }) => golden.id));
  const others = failures.filter(({ golden }) => !chosen.has(golden.id));
  const more =
    reasons.length > 0 ? await itemsOf(smallestFirst(others, goldenOf, corpus), corpus) : [];
  const whole: Reason[] = [];
  for (const [i, reason] of reasons.entries()) {
    const share = { ...bench, budget: partOf(budget, 1 / (reasons.length - i)) };
    const spread = await spreadOut(reason, more, share, corpus);
    if (spread !== undefined) whole.push(reasonIn(spread, [...bench.failing, ...more]));
  }
  const explained = new Set(whole.flatMap(({ diagnosis }) => diagnosis.cases));
  const refusals = failures.filter(({ golden }) => isRefusal(golden) && !explained.has(golden.id));
  const unexplained = (await comparableUnits(left, reasons, bench)).filter(
    ({ item }) => !explained.has(item.golden.id),
  );
  const rest =
    unexplained.length > 0
      ? [undiagnosed(failuresIn(unexplained), wrongIn(unexplained, corpus), whole.length, isWhole)]
      : [];
  return [
    ...whole,
    ...unrefused(await itemsOf(refusals, corpus)).map((diagnosis) => ({ diagnosis })),
    ...rest.map((diagnosis) => ({ diagnosis })),
  ];
}

/** A reason that was tried on everything that there was work for, in words. */
function reasonIn({ trial, untried }: Spread, failing: readonly Item[]): Reason {
  const { candidate, explains, digits } = trial;
  const explained = explains.map(({ item }) => item);
  const untriedCases = new Set(untried.failing);
  const units = unitsOf(failing.filter((item) => !untriedCases.has(item)));
  const within = withinScopeOf(candidate, explains);
  const diagnosis = described({
    candidate,
    failures: failuresIn(explains),
    digits,
    tried: comparable(
      trial,
      units.filter(({ item }) => within(item) || explained.includes(item)),
    ),
    untried: { failing: untried.failing.length, passing: untried.passing },
    scope: confinedTo(trial, explained),
  });
  return { diagnosis, candidate };
}

/**
 * Why cases fail: for every reason the best match among the mutants, the families with a fitted
 * number, pairs of bugs, and all edits of a node of an equation; with the cases that it explains.
 * Fits are looked at first only where nothing else fails: a wrong step explains them.
 */
export async function diagnose(
  failures: readonly Failure[],
  passed: readonly GoldenCase[],
  corpus: Corpus,
  options: DiagnosisOptions = {},
): Promise<readonly Diagnosis[]> {
  const budget = budgetOf(workOfExtent[options.extent ?? "usual"]);
  const reasons = await explain({ failures, passed, corpus }, [], budget, options);
  return reasons.map(({ diagnosis }) => diagnosis);
}

const isOfFits = (failures: readonly Failure[]) =>
  failures.every(({ golden }) => golden.operation === "fit");

/**
 * The same of several groups of failures of one implementation, each with as much work: fits last,
 * checked against what is wrong in its steps.
 */
export async function* diagnoseEach<Group>(
  groups: ReadonlyMap<Group, readonly Failure[]>,
  passed: readonly GoldenCase[],
  corpus: Corpus,
  extent: Extent = "usual",
): AsyncGenerator<readonly [Group, readonly Reason[]]> {
  const found: Candidate[] = [];
  const inOrder = [...groups].sort(([, a], [, b]) => Number(isOfFits(a)) - Number(isOfFits(b)));
  for (const [group, failures] of inOrder) {
    const budget = budgetOf(workOfExtent[extent]);
    const reasons = await explain({ failures, passed, corpus }, found, budget, { extent });
    const names = new Set(found.map(({ bug }) => bug));
    const candidates = reasons.flatMap(({ candidate }) => candidate ?? []);
    found.push(...candidates.filter(({ bug }) => !names.has(bug)));
    yield [group, reasons];
  }
}

/** What is wrong in the first operation of some units: the others rest on it. */
function wrongIn(units: readonly Unit[], corpus: Corpus): readonly Wrong[] {
  const [{ item: first }] = units;
  const alike = units.filter(({ item }) => item.golden.operation === first.golden.operation);
  const faults = mStepFaults([...new Set(alike.map(({ item }) => item))], corpus);
  return faults.length > 0
    ? faults
    : alike.map(({ item, quantity }) => ({
        quantity,
        equation: isQuantity(quantity) ? equationOf(quantity, item.golden.equations) : undefined,
      }));
}
