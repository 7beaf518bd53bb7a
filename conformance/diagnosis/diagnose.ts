import { type Corpus, equationOf, type GoldenCase, isRefusal } from "../cases/index.ts";
import { type Mutant, mutants } from "../mutants/index.ts";
import { builtInCandidate, type Candidate } from "./candidate.ts";
import { type Diagnosis, described, undiagnosed, type Wrong } from "./describe.ts";
import { type Failure, fewOfEach, isEvidence } from "./evidence.ts";
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
import { isQuantity } from "./said.ts";
import { suspects } from "./suspects.ts";
import {
  type Bench,
  best,
  confinedTo,
  isBetter,
  isThorough,
  readableAsPrinted,
  type Trial,
  tryOn,
} from "./trial.ts";
import { unrefused } from "./unrefused.ts";

export interface DiagnosisOptions {
  /** Mutants that are not to be thought of. */
  readonly without?: readonly string[];
  /** How long the search may take; what it finds is then held against the other cases. */
  readonly seconds?: number;
}

/** Some failures, explained. */
interface Explanation {
  readonly diagnoses: readonly Diagnosis[];
  /** What was found. */
  readonly reasons: readonly Candidate[];
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

/** The reasons for some wrong quantities, one after the other, and what is left without one. */
async function reasonsFor(
  units: readonly Unit[],
  bench: Bench,
  corpus: Corpus,
  suspected: readonly Candidate[],
  { without = [], seconds = 3.5 }: DiagnosisOptions,
) {
  const deadline = performance.now() + seconds * 1000;
  const named = await likelyMutants(units, bench, corpus, without);
  const reasons: Trial[] = [];
  const left: Unit[] = [];
  let open = units;
  while (open.length > 0) {
    const [seed] = open;
    const found = reasons.map(({ candidate }) => candidate);
    let reason: Trial | undefined;
    if (performance.now() < deadline && reasons.length < mostReasons)
      for (const candidates of suspects(seed, { found, suspected, named, open }, corpus)) {
        const next = await best(candidates, seed, open, bench, deadline);
        if (next !== undefined && (reason === undefined || isBetter(next, reason))) reason = next;
        if (reason !== undefined && isThorough(reason, seed, open)) break;
      }
    const { explains } = reason ?? { explains: open.filter((unit) => restAlike(unit, seed)) };
    open = open.filter((unit) => !isAmong(unit, explains));
    if (reason === undefined) left.push(...explains);
    else {
      reasons.push(reason);
      // What had no reason may have this one and another together.
      open = [...open, ...left.splice(0)];
    }
  }
  return { reasons, left };
}

/** A reason with everything that it explains among the failures that were not needed to find it. */
async function extended(reason: Trial, items: readonly Item[], bench: Bench): Promise<Trial> {
  const more = await tryOn(reason.candidate, items, bench);
  return { ...reason, explains: [...reason.explains, ...more.explains] };
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
  { readable }: Bench,
): Promise<readonly Unit[]> {
  const areEdits = reasons.some(({ candidate }) => candidate.asPrinted);
  const comparable: Unit[] = [];
  for (const unit of units) {
    if (isRefusal(unit.item.golden)) continue;
    if (!areEdits || (await readable(unit.item))) comparable.push(unit);
  }
  return comparable;
}

/** How many failures have some quantity wrong that a reason explains somewhere. */
function comparable({ explains }: Trial, units: readonly Unit[]): number {
  return failuresIn(units.filter((unit) => explains.some((one) => areAlike(one, unit)))).length;
}

/** Why cases fail; candidates that are `suspected` are thought of first. */
async function explain(
  failures: readonly Failure[],
  passed: readonly GoldenCase[],
  corpus: Corpus,
  suspected: readonly Candidate[],
  options: DiagnosisOptions,
): Promise<Explanation> {
  const steps = failures.filter(({ golden }) => golden.operation !== "fit");
  const looked = steps.length > 0 ? steps : failures;
  const chosen = fewOfEach(looked, ({ golden }) => golden, corpus, failuresOfKind);
  const right = passed.filter(({ operation }) => operation !== "fit");
  const held = fewOfEach(right, (golden) => golden, corpus, passesOfKind);
  const passing = await Promise.all(held.map((golden) => passedItem(golden, corpus)));
  const failing = await itemsOf(chosen, corpus);
  const bench: Bench = { failing, passing, readable: readableAsPrinted(corpus) };
  const { reasons, left } = await reasonsFor(unitsOf(failing), bench, corpus, suspected, options);

  const others = looked.filter(
    (one) =>
      !chosen.includes(one) && one.golden.operation !== "fit" && isEvidence(one.golden, corpus),
  );
  const more = reasons.length > 0 ? await itemsOf(others, corpus) : [];
  const units = unitsOf([...failing, ...more]);
  const diagnoses: Diagnosis[] = [];
  for (const reason of reasons) {
    const whole = await extended(reason, more, bench);
    const { candidate, explains, digits } = whole;
    const tried = comparable(whole, units);
    diagnoses.push(
      described({
        candidate,
        failures: failuresIn(explains),
        digits,
        tried,
        scope: confinedTo(
          whole,
          explains.map(({ item }) => item),
        ),
      }),
    );
  }
  const explained = new Set(diagnoses.flatMap(({ cases }) => cases));
  const refusals = failures.filter(({ golden }) => isRefusal(golden) && !explained.has(golden.id));
  diagnoses.push(...unrefused(await itemsOf(refusals, corpus)));
  const unexplained = await comparableUnits(left, reasons, bench);
  if (unexplained.length > 0)
    diagnoses.push(
      undiagnosed(failuresIn(unexplained), wrongIn(unexplained, corpus), reasons.length),
    );
  return { diagnoses, reasons: reasons.map(({ candidate }) => candidate) };
}

/**
 * Why cases fail: for every reason the best match among the mutants, the families with a fitted
 * number, pairs of bugs, and all edits of a node of an equation; with the cases that it explains.
 * Fits are looked at only where nothing else fails: a wrong step explains them.
 */
export async function diagnose(
  failures: readonly Failure[],
  passed: readonly GoldenCase[],
  corpus: Corpus,
  options: DiagnosisOptions = {},
): Promise<readonly Diagnosis[]> {
  const { diagnoses } = await explain(failures, passed, corpus, [], options);
  return diagnoses;
}

const isOfFits = (failures: readonly Failure[]) =>
  failures.every(({ golden }) => golden.operation === "fit");

/** The same of several groups of failures of one implementation: fits last, held against what is wrong in its steps. */
export async function* diagnoseEach<Group>(
  groups: ReadonlyMap<Group, readonly Failure[]>,
  passed: readonly GoldenCase[],
  corpus: Corpus,
): AsyncGenerator<readonly [Group, readonly Diagnosis[]]> {
  const found: Candidate[] = [];
  const inOrder = [...groups].sort(([, a], [, b]) => Number(isOfFits(a)) - Number(isOfFits(b)));
  for (const [group, failures] of inOrder) {
    const { diagnoses, reasons } = await explain(failures, passed, corpus, found, {});
    const names = new Set(found.map(({ bug }) => bug));
    found.push(...reasons.filter(({ bug }) => !names.has(bug)));
    yield [group, diagnoses];
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
