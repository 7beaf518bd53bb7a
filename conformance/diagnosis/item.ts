import { float64Adapter } from "../adapters/float64/adapter.ts";
import { type Corpus, type GoldenCase, isRefusal, requestOf } from "../cases/index.ts";
import type { Reply } from "../protocol/index.ts";
import type { Asked } from "./candidate.ts";
import type { Failure } from "./evidence.ts";
import { type Distance, distanceIn, expectedBy, quantitiesIn, saidBy, type Told } from "./said.ts";

/** A failing case, what is wrong in it, and what is right. */
export interface Item extends Asked {
  readonly failure: Failure;
  readonly wrong: ReadonlyMap<Told, Distance>;
  readonly right: readonly Told[];
}

/** One quantity of one failing case: what a diagnosis has to explain. */
export interface Unit {
  readonly item: Item;
  readonly quantity: Told;
}

const builtIn = float64Adapter();

function pointsOf(golden: GoldenCase, corpus: Corpus): number {
  return isRefusal(golden) ? golden.input.data.rows.length : corpus.dataOf(golden).length;
}

/** What is right: what the case expects, but of a fit, which stops near it, what the built-in finds. */
async function rightOf(golden: GoldenCase, corpus: Corpus) {
  if (golden.operation !== "fit" || isRefusal(golden)) return expectedBy(golden);
  const reply = await builtIn.ask(requestOf(golden, corpus) as never);
  return saidBy(golden, reply, pointsOf(golden, corpus)) ?? expectedBy(golden);
}

/** How many steps a reply says that a fit took. */
function stepsIn(reply: Reply): number | undefined {
  return reply.kind === "result" && "steps" in reply.result ? reply.result.steps : undefined;
}

export async function itemOf(failure: Failure, corpus: Corpus): Promise<Item | undefined> {
  const { golden, reply } = failure;
  const N = pointsOf(golden, corpus);
  const got = saidBy(golden, reply, N);
  if (got === undefined) return undefined;
  const expected = await rightOf(golden, corpus);
  const told = quantitiesIn(golden, got, expected);
  const distances = told.map((name) => [name, distanceIn(golden, name, got, expected)] as const);
  const isWrong = ([, { ratio }]: readonly [Told, Distance]) => ratio > 1;
  return {
    failure,
    golden,
    N,
    expected,
    got,
    steps: stepsIn(reply),
    wrong: new Map(distances.filter(isWrong)),
    right: distances.filter((entry) => !isWrong(entry)).map(([name]) => name),
  };
}

/** An item that is right throughout. */
export async function passedItem(golden: GoldenCase, corpus: Corpus): Promise<Item> {
  const expected = await rightOf(golden, corpus);
  const N = pointsOf(golden, corpus);
  const failure: Failure = { golden, reply: { kind: "unsupported", why: "it passed" } };
  const right = quantitiesIn(golden, expected);
  return { failure, golden, N, expected, got: expected, wrong: new Map(), right };
}

const isLikelihood = (quantity: Told) => quantity.startsWith("log_likelihood");

/** Every wrong quantity of some items; of each item the likelihoods last, which rest on the others. */
export function unitsOf(items: readonly Item[]): readonly Unit[] {
  return items.flatMap((item) =>
    [...item.wrong.keys()]
      .sort((a, b) => Number(isLikelihood(a)) - Number(isLikelihood(b)))
      .map((quantity) => ({ item, quantity })),
  );
}

const isSame = (a: Unit, b: Unit) => a.item === b.item && a.quantity === b.quantity;

export const isAmong = (unit: Unit, units: readonly Unit[]) =>
  units.some((one) => isSame(one, unit));

/** Whether two units come from the same operation and are the same quantity. */
export function areAlike(a: Unit, b: Unit): boolean {
  return a.quantity === b.quantity && a.item.golden.operation === b.item.golden.operation;
}

/** Whether they also rest on the same equations: where nothing explains one, nothing does the other. */
export function restAlike(a: Unit, b: Unit): boolean {
  return areAlike(a, b) && a.item.golden.equations.join() === b.item.golden.equations.join();
}
