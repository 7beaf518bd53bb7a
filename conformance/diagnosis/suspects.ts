import type { Corpus } from "../cases/index.ts";
import type { Background } from "./background.ts";
import { type Candidate, editCandidate, mutantCandidate, oneOnTheOther } from "./candidate.ts";
import { familyCandidates } from "./families.ts";
import { fitSuspects } from "./fits.ts";
import type { Unit } from "./item.ts";
import { lossCandidates } from "./losses.ts";
import { pairsOf } from "./pairs.ts";
import { refusalCandidates } from "./refusals.ts";
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

/** What was found, on top of every other bug, or below it. */
function stacked(
  found: readonly Candidate[],
  others: readonly Candidate[],
  corpus: Corpus,
): readonly Candidate[] {
  return found.flatMap((one) =>
    others
      .filter(({ mutants: [name] }) => !one.mutants.includes(name))
      .flatMap((other) => oneOnTheOther(one, other, corpus) ?? []),
  );
}

const isSingle = (candidate: Candidate) => candidate.mutants.length <= 1;

/**
 * Everything that may be wrong where one quantity of a case is, the likeliest first, each list made
 * only when it is needed.
 */
export function* suspects(
  seed: Unit,
  background: Background,
  corpus: Corpus,
): Generator<readonly Candidate[]> {
  const { found, suspected, named, open } = background;
  const { item, quantity } = seed;
  const { golden } = item;
  if (golden.operation === "fit") return yield* fitSuspects(item, background, corpus);
  const answering = suspected.filter(({ isAboutRefusals = false }) => !isAboutRefusals);
  yield answering.filter(isSingle);
  // Those that compute as the built-in does answer at once: the formulas may not all have their turn.
  const candidates = named.map((mutant) => mutantCandidate(mutant, corpus));
  yield candidates.filter(({ edits }) => edits.length === 0);
  yield lossCandidates(new Set(named.map(({ name }) => name)), corpus);
  yield refusalCandidates(seed, open, corpus);
  const known = [...found, ...suspected];
  const onTop = candidates.filter(({ over }) => over !== undefined);
  yield [...answering, ...stacked(known, onTop, corpus)];
  yield candidates.filter(({ edits }) => edits.length > 0);
  yield together(found, corpus);
  yield familyCandidates(item, corpus);
  yield stacked(
    known.filter(({ over }) => over !== undefined),
    candidates,
    corpus,
  );
  if (golden.operation !== "em") yield searchCandidates(golden, quantity, corpus);
  const names = new Set(found.flatMap(({ mutants }) => mutants));
  yield pairsOf(
    named,
    named.filter(({ name }) => names.has(name)),
    corpus,
  );
  if (golden.operation === "em") yield searchCandidates(golden, quantity, corpus);
}
