import { type Corpus, type GoldenCase, isRefusal, runsOutOfSteps, sizeOf } from "../cases/index.ts";
import type { Reply } from "../protocol/index.ts";

/** A case that an implementation got wrong, and what it replied. */
export interface Failure {
  readonly golden: GoldenCase;
  readonly reply: Reply;
}

/** The order in which operations are looked at: those that rest on the fewest equations first. */
const order = ["log_density", "e_step", "log_likelihood", "m_step", "em", "fit"] as const;

/** Cases that are answered alike: by the same operation and structure, in one, two or more dimensions. */
function kindOf(golden: GoldenCase): string {
  const { operation, input } = golden;
  const D = Math.min(3, input.model.means[0]?.length ?? 0);
  const asks = isRefusal(golden) ? "refusal" : "answer";
  return `${order.indexOf(operation)} ${operation} ${asks} ${input.model.covariance_type} ${D}`;
}

/** Beyond this a case is not used to find a reason, but only to try it on. */
const largest = 4000;

/**
 * Whether a case has one right reply, with a row for every point: a sample of rows tells less. (A fit that runs out
 * of steps may be refused instead, but has one right answer.)
 */
function isWhole(golden: GoldenCase): boolean {
  if (isRefusal(golden) || runsOutOfSteps(golden)) return true;
  return !("rows" in golden.expected || golden.or_refused);
}

/** Whether a case that was got right says that the answer is right: a refusal may be right as well. */
export function tellsOfNumbers(golden: GoldenCase): boolean {
  return golden.operation !== "fit" && (isRefusal(golden) || golden.or_refused === undefined);
}

/** Whether a case is small and whole enough to find a reason by. */
function isEvidence(golden: GoldenCase, corpus: Corpus): boolean {
  return isWhole(golden) && (golden.operation === "fit" || sizeOf(golden, corpus) <= largest);
}

/** The order of two texts, the same wherever it is asked. */
const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Items from the smallest case to the largest. */
export function smallestFirst<Item>(
  items: readonly Item[],
  goldenOf: (item: Item) => GoldenCase,
  corpus: Corpus,
): readonly Item[] {
  const sized = items.map((item) => ({ item, size: sizeOf(goldenOf(item), corpus) }));
  return sized.sort((a, b) => a.size - b.size).map(({ item }) => item);
}

/**
 * The cases that tell candidates apart: of every kind the few smallest, but first those in which
 * nothing is trivial (several components, several steps).
 */
export function fewOfEach<Item>(
  items: readonly Item[],
  goldenOf: (item: Item) => GoldenCase,
  corpus: Corpus,
  few: number,
): readonly Item[] {
  const trivial = (golden: GoldenCase) => (golden.input.model.weights.length > 1 ? 0 : 1);
  const ranked = items
    .map((item) => ({ item, golden: goldenOf(item), size: sizeOf(goldenOf(item), corpus) }))
    .filter(({ golden }) => isEvidence(golden, corpus))
    .sort((a, b) => trivial(a.golden) - trivial(b.golden) || a.size - b.size);
  const taken = new Map<string, number>();
  return ranked
    .filter(({ golden }) => {
      const count = taken.get(kindOf(golden)) ?? 0;
      taken.set(kindOf(golden), count + 1);
      return count < few;
    })
    .sort((a, b) => compareText(kindOf(a.golden), kindOf(b.golden)) || a.size - b.size)
    .map(({ item }) => item);
}
