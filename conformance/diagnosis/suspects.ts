import type { Corpus } from "../cases/index.ts";
import type { Mutant } from "../mutants/index.ts";
import { type Candidate, editCandidate, mutantCandidate } from "./candidate.ts";
import { familyCandidates } from "./families.ts";
import type { Unit } from "./item.ts";
import { lossCandidates } from "./losses.ts";
import { pairsOf } from "./pairs.ts";
import { searchCandidates } from "./search.ts";

/** What was found so far, all at once, where it is formulas of different equations. */
function together(found: readonly Candidate[], corpus: Corpus): readonly Candidate[] {
  const formulas = found.filter(({ edits }) => edits.length > 0);
  const edits = formulas.flatMap((one) => one.edits);
  const numbers = new Set(edits.map(({ number }) => number));
  if (formulas.length < 2 || numbers.size < edits.length) return [];
  const named = formulas.flatMap(({ mutants }) => mutants);
  const bug = formulas.flatMap((one) => one.bug ?? []).join(", and ");
  return [{ ...editCandidate(edits, corpus), mutants: named, ...(bug && { bug }) }];
}

/**
 * Everything that may be wrong where one quantity of a case is, the likeliest first, each list made
 * only when it is needed.
 */
export function* suspects(
  { item, quantity }: Unit,
  found: readonly Candidate[],
  named: readonly Mutant[],
  corpus: Corpus,
): Generator<readonly Candidate[]> {
  const { golden } = item;
  const isFit = golden.operation === "fit";
  const fits = named.filter(({ functions }) => functions?.fit !== undefined);
  // Those that compute as the built-in does answer at once: the formulas may not all have their turn.
  const atOnce = named.filter(({ edits }) => edits.length === 0);
  const formulas = named.filter(({ edits }) => edits.length > 0);
  const likely = isFit ? fits : [...atOnce, ...formulas];
  yield likely.map((mutant) => mutantCandidate(mutant, corpus));
  if (isFit) return yield familyCandidates(item);
  yield together(found, corpus);
  yield familyCandidates(item);
  yield lossCandidates(new Set(named.map(({ name }) => name)), corpus);
  if (golden.operation !== "em") yield searchCandidates(golden, quantity, corpus);
  const names = new Set(found.flatMap(({ mutants }) => mutants));
  yield pairsOf(
    named,
    named.filter(({ name }) => names.has(name)),
    corpus,
  );
  if (golden.operation === "em") yield searchCandidates(golden, quantity, corpus);
}
