import { type GoldenCase, isRefusal, runsOutOfSteps } from "../cases/index.ts";
import { type Budget, isSpent } from "./budget.ts";
import type { Candidate } from "./candidate.ts";
import { areAlike, type Item, isAmong, type Unit } from "./item.ts";
import type { Readable } from "./readable.ts";
import { type Distance, distanceIn, type Said, type Told } from "./said.ts";
import { workOf, workThroughout } from "./work.ts";

/** A wrong quantity that a candidate explains, and on how many digits it agrees. */
type ExplainedUnit = Unit & { readonly digits: number };

/** How a candidate does. */
export interface Trial {
  readonly candidate: Candidate;
  readonly explains: readonly ExplainedUnit[];
  /** How many items it denies a right answer, of the structures, operations and dimensions in which it explains any. */
  readonly denied: number;
  /** The same of the others: where it does not apply. */
  readonly deniedElsewhere: readonly Item[];
  /** The median of the digits on which it agrees with what it explains. */
  readonly digits: number;
}

/** What has no name, or a number that was fitted, has to be right in this part of all where the same is wrong. */
const leastConfirmed = 0.25;

/** How near a candidate has to come, where the answer is so far from right: all in tolerances. */
function near({ ratio: wrongBy }: Distance): number {
  if (wrongBy === Infinity) return 1000;
  return Math.min(wrongBy / 4, Math.max(1, Math.min(1000, wrongBy / 1e5)));
}

/** What is too far from a right answer to be one, also for formulas that are read as printed. */
const clearlyWrong = 50;

/** Everything that candidates are tried on, and how much that may take. */
export interface Bench {
  /** A few failing cases of every kind, by which reasons are found. */
  readonly failing: readonly Item[];
  /** A few cases of every kind that pass. */
  readonly passing: readonly Item[];
  /** The other passing cases, from the smallest to the largest. */
  readonly otherPasses: readonly Item[];
  /** Those that deny some candidate nothing. */
  readonly cleared: Map<Candidate, Set<Item>>;
  readonly readable: Readable;
  readonly budget: Budget;
}

/** What a candidate makes of one item. */
export interface Outcome {
  readonly explains: readonly ExplainedUnit[];
  readonly denies: boolean;
}

const nothing: Outcome = { explains: [], denies: false };

/** Whether a case is a fit, which ends near a point and not at it: what is right there may be so by chance. */
const endsNear = (golden: GoldenCase) => golden.operation === "fit" && !runsOutOfSteps(golden);

/** The wrong quantities of an item to which some account comes near. */
function explainedBy(said: Said | undefined, item: Item): readonly ExplainedUnit[] {
  if (said === undefined) return [];
  return [...item.wrong].flatMap(([quantity, wrongBy]) => {
    const { ratio, digits } = distanceIn(item.golden, quantity, said, item.got);
    return ratio > near(wrongBy) ? [] : [{ item, quantity, digits }];
  });
}

/** Beyond this work an item is not asked about again. */
const mostTwice = 5e5;

/** The same of several steps of which all is read as printed. */
async function explainedThroughout(
  candidate: Candidate,
  item: Item,
  budget: Budget,
): Promise<readonly ExplainedUnit[]> {
  const { saidThroughout } = candidate;
  if (saidThroughout === undefined || item.golden.operation !== "em" || item.wrong.size === 0)
    return [];
  const work = workThroughout(item);
  if (work > mostTwice) return [];
  budget.spend(work);
  return explainedBy(await saidThroughout(item), item);
}

export async function outcomeOn(
  candidate: Candidate,
  item: Item,
  { readable, budget }: Pick<Bench, "readable" | "budget">,
): Promise<Outcome> {
  const { golden, got, wrong, right } = item;
  if (isRefusal(golden) && !candidate.isAboutRefusals) return nothing;
  if (candidate.asPrinted && !(await readable(candidate, item, budget))) return nothing;
  budget.spend(workOf(item, candidate));
  const said = await candidate.said(item);
  const distanceOf = (name: Told) =>
    said === undefined ? undefined : distanceIn(golden, name, said, got);
  const explains = explainedBy(said, item);
  const passes = wrong.size === 0;
  return {
    explains: explains.length > 0 ? explains : await explainedThroughout(candidate, item, budget),
    denies:
      (passes && candidate.denies?.(item) === true) ||
      (!endsNear(golden) &&
        right.some((name) => !((distanceOf(name)?.ratio ?? Infinity) <= clearlyWrong))),
  };
}

/** How a candidate does on some items: the wrong quantities that it explains, the right that it denies. */
export async function tryOn(
  candidate: Candidate,
  items: readonly Item[],
  bench: Pick<Bench, "readable" | "budget">,
): Promise<Trial> {
  const explains: ExplainedUnit[] = [];
  const denied: Item[] = [];
  for (const item of items) {
    const outcome = await outcomeOn(candidate, item, bench);
    explains.push(...outcome.explains);
    if (outcome.denies) denied.push(item);
  }
  const within = withinScopeOf(candidate, explains);
  const deniedElsewhere = denied.filter((item) => !within(item));
  return {
    candidate,
    explains,
    denied: denied.length - deniedElsewhere.length,
    deniedElsewhere,
    digits: medianDigits(explains),
  };
}

/**
 * The cases of which a reason speaks, by what it explains: of the same structures, operations and
 * dimensions. What is said to be refused nowhere is seen everywhere; and that something else is refused
 * as well is no sign of a bug that would be seen in numbers, but for a structure that has code of its own.
 */
export function withinScopeOf(
  { isAboutRefusals, isLimit }: Candidate,
  explains: readonly Unit[],
): (item: Item) => boolean {
  if (isAboutRefusals) return () => true;
  const scope = scopeOf(explains.map(({ item }) => item));
  const tellsNumbers = explains.some(({ item }) => !item.got.has("refusal"));
  const isConfinable = tellsNumbers || isLimit;
  return ({ golden }) =>
    isConfinable ? isWithin(golden, scope) : scope.structures.includes(structureOf(golden));
}

/** Where an implementation may have code of its own: structures, operations, one dimension or several. */
export interface Scope {
  readonly structures: readonly string[];
  readonly operations: readonly string[];
  readonly dimensions: readonly string[];
}

const structureOf = ({ input }: GoldenCase): string => input.model.covariance_type;

const dimensionsOf = ({ input }: GoldenCase) =>
  input.model.means[0]?.length === 1 ? "one dimension" : "several dimensions";

/** What some items are about. */
function scopeOf(items: readonly Item[]): Scope {
  return {
    structures: [...new Set(items.map(({ golden }) => structureOf(golden)))],
    operations: [...new Set(items.map(({ golden }) => golden.operation))],
    dimensions: [...new Set(items.map(({ golden }) => dimensionsOf(golden)))],
  };
}

const isWithin = (golden: GoldenCase, { structures, operations, dimensions }: Scope) =>
  structures.includes(structureOf(golden)) &&
  operations.includes(golden.operation) &&
  dimensions.includes(dimensionsOf(golden));

/** To what a reason is confined: it would be seen outside of it, and is not. */
export function confinedTo({ deniedElsewhere }: Trial, explained: readonly Item[]): Scope {
  const where = scopeOf(explained);
  const not = scopeOf(deniedElsewhere);
  const isConfined = (inside: readonly string[], outside: readonly string[]) =>
    outside.some((name) => !inside.includes(name));
  return {
    structures: isConfined(where.structures, not.structures) ? where.structures : [],
    operations: isConfined(where.operations, not.operations) ? where.operations : [],
    dimensions: isConfined(where.dimensions, not.dimensions) ? where.dimensions : [],
  };
}

/** The median of the digits on which a candidate agrees with what it explains. */
export function medianDigits(explains: readonly ExplainedUnit[]): number {
  const digits = explains.map((unit) => unit.digits).sort((a, b) => a - b);
  return digits[Math.floor(digits.length / 2)] ?? 0;
}

/** The best of some candidates that explain a unit; and whether all of them were tried. */
interface Best {
  readonly trial?: Trial;
  readonly isWhole: boolean;
}

/**
 * The best of some candidates that explain a unit, tried on a few cases of every kind, and that no
 * passing case denies.
 */
export async function best(
  candidates: readonly Candidate[],
  seed: Unit,
  open: readonly Unit[],
  bench: Bench,
): Promise<Best> {
  const items = [...bench.failing, ...bench.passing];
  const alike = open.filter((unit) => areAlike(unit, seed)).length;
  let first: Trial | undefined;
  const found = (isWhole: boolean) => ({ ...(first && { trial: first }), isWhole });
  for (const candidate of candidates) {
    if (isSpent(bench.budget)) return found(false);
    const alone = await tryOn(candidate, [seed.item], bench);
    if (!isAmong(seed, alone.explains)) continue;
    const trial = await tryOn(candidate, items, bench);
    const explains = trial.explains.filter((unit) => isAmong(unit, open));
    if (trial.denied > 0 || !isConfirmed(candidate, explains, alike)) continue;
    if (candidate.isLarge && !(explains.some(isFarOff) || explains.length >= enough)) continue;
    const held = { ...trial, explains };
    if (first !== undefined && !isBetter(held, first)) continue;
    if (!(await isDenied(held, bench))) first = held;
  }
  return found(true);
}

/** Whether a passing case of those that a reason speaks of denies it, of as many as there is time for. */
async function isDenied({ candidate, explains }: Trial, bench: Bench): Promise<boolean> {
  const within = withinScopeOf(candidate, explains);
  for (const item of bench.otherPasses.filter(within)) {
    if (isSpent(bench.budget)) return false;
    if (await deniesPass(candidate, item, bench)) return true;
  }
  return false;
}

/** Whether a candidate is denied by a passing case; that it is not is remembered. */
export async function deniesPass(candidate: Candidate, item: Item, bench: Bench): Promise<boolean> {
  const cleared = bench.cleared.get(candidate) ?? new Set();
  bench.cleared.set(candidate, cleared);
  if (cleared.has(item)) return false;
  if ((await outcomeOn(candidate, item, bench)).denies) return true;
  cleared.add(item);
  return false;
}

/** So many answers, and none of them far off, are a sign as well. */
const enough = 12;

/** Whether what is wrong is so by a hundred tolerances. */
const isFarOff = ({ item, quantity }: Unit) => (item.wrong.get(quantity)?.ratio ?? 0) > 100;

/** What has no name, has a number that was fitted, or only tells a loss is believed if more than one case shows it. */
function isConfirmed(
  { mutants, edits, isLoss = false }: Candidate,
  explains: readonly Unit[],
  alike: number,
): boolean {
  if (isLoss) return explains.length >= Math.min(2, alike);
  if (mutants.length > 0) return true;
  const cases = new Set(explains.map(({ item }) => item)).size;
  const isFitted = edits.length === 0;
  return cases >= (isFitted ? 2 : Math.min(2, alike)) && explains.length >= leastConfirmed * alike;
}

/** What only tells how far off rounding may be fits more easily than numbers do. */
const weightOfLoss = 0.9;

function weightOf({ candidate, explains }: Trial): number {
  return explains.length * (candidate.isLoss ? weightOfLoss : 1);
}

/**
 * More explained, less denied, better agreement, a name; and of equals the one that was thought of
 * first.
 */
export function isBetter(a: Trial, b: Trial): boolean {
  const differences = [
    weightOf(a) - weightOf(b),
    b.denied - a.denied,
    Math.round(a.digits - b.digits),
    Math.sign(a.candidate.mutants.length) - Math.sign(b.candidate.mutants.length),
    b.candidate.mutants.length - a.candidate.mutants.length,
    b.deniedElsewhere.length - a.deniedElsewhere.length,
  ];
  return (differences.find((difference) => difference !== 0) ?? 0) > 0;
}

/** Whether a trial explains a quantity wherever the operation of the seed has it wrong. */
export function isThorough({ explains }: Trial, seed: Unit, open: readonly Unit[]): boolean {
  return open.filter((unit) => areAlike(unit, seed)).every((unit) => isAmong(unit, explains));
}
