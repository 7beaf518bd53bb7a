import type { Corpus } from "../cases/index.ts";
import type { Budget } from "./budget.ts";
import { type Candidate, readingCandidate } from "./candidate.ts";
import type { Item } from "./item.ts";
import { nameOfParts, unedited } from "./printedParts.ts";
import { distanceIn, quantitiesIn } from "./said.ts";
import { workOf } from "./work.ts";

/** Whether what a candidate reads as printed can be read so, in doubles, where a case leads. */
export type Readable = (candidate: Candidate, item: Item, budget: Budget) => Promise<boolean>;

/** Remembers of every case whether the printed equations get it right: where not, no edit of them can be judged by it. */
export function readableAsPrinted(corpus: Corpus): Readable {
  const known = new Map<string, boolean>();
  const isReadable = async (candidate: Candidate, item: Item) => {
    const { golden, expected } = item;
    const said = await readingCandidate(unedited(candidate.edits), corpus).said(item);
    return (
      said !== undefined &&
      quantitiesIn(golden, expected).every(
        (name) => distanceIn(golden, name, said, expected).ratio <= 1,
      )
    );
  };
  return async (candidate, item, budget) => {
    const key = `${nameOfParts(candidate.edits)}: ${item.golden.id}`;
    const told = known.get(key);
    if (told !== undefined) return told;
    budget.spend(workOf(item, candidate));
    const readable = await isReadable(candidate, item);
    known.set(key, readable);
    return readable;
  };
}
