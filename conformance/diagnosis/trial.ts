import { type Corpus, type GoldenCase, isRefusal } from "../cases/index.ts";
import { type Candidate, editCandidate } from "./candidate.ts";
import { areAlike, type Item, isAmong, type Unit } from "./item.ts";
import { type Distance, distanceIn, quantitiesIn, type Told } from "./said.ts";

/** How a candidate does. */
export interface Trial {
  readonly candidate: Candidate;
  readonly explains: readonly Unit[];
  /** How many items it denies a right answer, of the structures, operations and dimensions in which it explains any. */
  readonly denied: number;
  /** The same of the others: where it does not apply. */
  readonly deniedElsewhere: readonly Item[];
  /** The median of the digits on which it agrees with what it explains. */
  readonly digits: number;
}

/** What has no name, or a number that was fitted, has to be right in this part of all where the same is wrong. */
const leastConfirmed = 0.25;

/** A candidate may be wrong about as many of the cases that the implementation gets right. */
const mostDenied = 0.04;

/** How near a candidate has to come, where the answer is so far from right: all in tolerances. */
function near({ ratio: wrongBy }: Distance): number {
  if (wrongBy === Infinity) return 1000;
  return Math.min(wrongBy / 4, Math.max(1, Math.min(1000, wrongBy / 1e5)));
}

/** What is too far from a right answer to be one, also for formulas that are read as printed. */
const clearlyWrong = 50;

/** Cases that the printed equations, in doubles, get right: no other can be held against an edit. */
export function readableAsPrinted(corpus: Corpus): (item: Item) => Promise<boolean> {
  const asPrinted = editCandidate([], corpus);
  const known = new Map<string, boolean>();
  return async (item) => {
    const { golden, expected } = item;
    const told = known.get(golden.id);
    if (told !== undefined) return told;
    const said = await asPrinted.said(item);
    const readable =
      said !== undefined &&
      quantitiesIn(golden, expected).every(
        (name) => distanceIn(golden, name, said, expected).ratio <= 1,
      );
    known.set(golden.id, readable);
    return readable;
  };
}

/** Everything that candidates are held against. */
export interface Bench {
  readonly failing: readonly Item[];
  readonly passing: readonly Item[];
  readonly readable: (item: Item) => Promise<boolean>;
}

/** How a candidate does on some items: the wrong quantities that it explains, the right that it denies. */
export async function tryOn(
  candidate: Candidate,
  items: readonly Item[],
  { readable }: Bench,
): Promise<Trial> {
  const explains: Unit[] = [];
  const digits: number[] = [];
  const denied: Item[] = [];
  for (const item of items) {
    const { golden, got, wrong, right } = item;
    if (isRefusal(golden) && !candidate.isAboutRefusals) continue;
    if (candidate.asPrinted && !(await readable(item))) continue;
    const said = await candidate.said(item);
    const distanceOf = (name: Told) =>
      said === undefined ? undefined : distanceIn(golden, name, said, got);
    for (const [quantity, wrongBy] of wrong) {
      const distance = distanceOf(quantity);
      if (distance === undefined || distance.ratio > near(wrongBy)) continue;
      explains.push({ item, quantity });
      digits.push(distance.digits);
    }
    if (right.some((name) => !((distanceOf(name)?.ratio ?? Infinity) <= clearlyWrong)))
      denied.push(item);
  }
  const among = scopeOf(explains.map(({ item }) => item));
  // What is said to be refused nowhere is seen everywhere; and that something else is refused as well
  // is no sign of a bug that would be seen in numbers, but for a structure that has code of its own.
  const tellsNumbers = explains.some(({ item }) => !item.got.has("refusal"));
  const isConfinable = tellsNumbers || candidate.isLimit;
  const deniedElsewhere = candidate.isAboutRefusals
    ? []
    : denied.filter(({ golden }) =>
        isConfinable ? !isWithin(golden, among) : !among.structures.includes(structureOf(golden)),
      );
  return {
    candidate,
    explains,
    denied: denied.length - deniedElsewhere.length,
    deniedElsewhere,
    digits: median(digits),
  };
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

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The best of some candidates that explain a unit, held against everything; undefined where none does. */
export async function best(
  candidates: readonly Candidate[],
  seed: Unit,
  open: readonly Unit[],
  bench: Bench,
  deadline: number,
): Promise<Trial | undefined> {
  const items = [...bench.failing, ...bench.passing];
  const limit = mostDenied * items.length;
  const alike = open.filter((unit) => areAlike(unit, seed)).length;
  let first: Trial | undefined;
  for (const candidate of candidates) {
    if (performance.now() > deadline) break;
    const alone = await tryOn(candidate, [seed.item], bench);
    if (!isAmong(seed, alone.explains)) continue;
    const trial = await tryOn(candidate, items, bench);
    const explains = trial.explains.filter((unit) => isAmong(unit, open));
    if (!isConfirmed(candidate, explains, alike)) continue;
    if (candidate.isLarge && !(explains.some(isFarOff) || explains.length >= enough)) continue;
    const held = { ...trial, explains };
    if (trial.denied <= limit && (first === undefined || isBetter(held, first))) first = held;
  }
  return first;
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

/**
 * More explained, less denied, better agreement, a name; and of equals the one that was thought of
 * first.
 */
export function isBetter(a: Trial, b: Trial): boolean {
  const differences = [
    a.explains.length - b.explains.length,
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
