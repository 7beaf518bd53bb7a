import type { Corpus } from "../cases/index.ts";
import { editedEquations, type Mutant } from "../mutants/index.ts";
import { type Candidate, editCandidate } from "./candidate.ts";

/** The bugs that are met most, and that come in pairs. */
const commonest: readonly string[] = [
  "old-means",
  "count-minus-one",
  "covariance-divided-by-n",
  "squared-responsibilities",
  "not-centred",
  "standard-deviation-returned",
  "spherical-without-dimension",
  "mean-divided-by-n",
  "weights-kept",
  "responsibilities-without-weights",
  "no-constant",
  "half-missing",
];

/** Both bugs at once; undefined where the one leaves no place for the other. */
function together(a: Mutant, b: Mutant, corpus: Corpus): Candidate | undefined {
  try {
    const edits = editedEquations([...a.changes, ...b.changes]);
    const bug = `${a.bug}, and ${b.bug}`;
    return { ...editCandidate(edits, corpus), bug, mutants: [a.name, b.name] };
  } catch {
    return undefined;
  }
}

/** Every pair of one of `some` and one of `others`, each once. */
function pairings(some: readonly Mutant[], others: readonly Mutant[]) {
  const before = (a: Mutant) => some.slice(0, some.indexOf(a) + 1);
  return some.flatMap((a) =>
    others.filter((b) => !before(a).includes(b)).map((b) => [a, b] as const),
  );
}

/** The pairs of a bug that was found with any other, and those among the commonest bugs. */
export function pairsOf(
  mutants: readonly Mutant[],
  found: readonly Mutant[],
  corpus: Corpus,
): readonly Candidate[] {
  const isFormula = ({ edits }: Mutant) => edits.length > 0;
  const common = mutants.filter(({ name }) => commonest.includes(name));
  const pairs = [
    ...pairings(found.filter(isFormula), mutants.filter(isFormula)),
    ...pairings(common, common),
  ];
  return pairs.flatMap(([a, b]) => together(a, b, corpus) ?? together(b, a, corpus) ?? []);
}
