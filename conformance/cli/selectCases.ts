import type { Corpus, GoldenCase } from "../cases/index.ts";

/** Which cases are asked for; what is left out does not matter. */
export interface Selection {
  readonly operation?: readonly string[];
  readonly structure?: string;
  readonly dataset?: string;
  readonly flag?: string;
  readonly equation?: string;
  readonly difficulty?: string;
  /** A whole id, or else a part of ids. */
  readonly id?: string;
}

type Criterion = Exclude<keyof Selection, "id">;

/** What a case has under each criterion. */
const valuesOf: Readonly<Record<Criterion, (golden: GoldenCase) => readonly string[]>> = {
  operation: ({ operation }) => [operation],
  structure: ({ input }) => [input.model.covariance_type],
  dataset: ({ input }) => ("dataset" in input.data ? [input.data.dataset] : []),
  flag: ({ flags }) => flags,
  equation: ({ equations }) => equations,
  difficulty: ({ difficulty }) => [difficulty],
};

/** The criteria whose values are known from the corpus alone. */
const open: ReadonlySet<Criterion> = new Set(["dataset", "equation"]);

/** The criteria of a selection, each with what it asks for. */
function asked(selection: Selection): readonly (readonly [Criterion, readonly string[]])[] {
  return (Object.keys(valuesOf) as Criterion[]).flatMap((criterion) => {
    const value = selection[criterion];
    return value === undefined ? [] : [[criterion, [value].flat()] as const];
  });
}

function refuseUnknown(
  { cases }: Corpus,
  criterion: Criterion,
  value: string,
  ofLaws: readonly string[],
): void {
  const inCases = cases.flatMap(valuesOf[criterion]);
  const values = [...new Set(criterion === "equation" ? [...inCases, ...ofLaws] : inCases)];
  if (!open.has(criterion) || values.includes(value)) return;
  const known = values.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).join(", ");
  throw new Error(`--${criterion}: is ${JSON.stringify(value)}, not one of ${known}`);
}

/**
 * The corpus with the selected cases only.
 *
 * @param ofLaws equations that no case need rest on, because laws are about them
 * @throws Error if no case is on that data set, or rests on that equation
 */
export function selectCases(
  corpus: Corpus,
  selection: Selection,
  ofLaws: readonly string[] = [],
): Corpus {
  const criteria = asked(selection);
  for (const [criterion, values] of criteria)
    for (const value of values) refuseUnknown(corpus, criterion, value, ofLaws);
  const { id } = selection;
  const whole = corpus.cases.some((golden) => golden.id === id);
  const cases = corpus.cases.filter(
    (golden) =>
      criteria.every(([criterion, values]) =>
        valuesOf[criterion](golden).some((value) => values.includes(value)),
      ) &&
      (id === undefined || (whole ? golden.id === id : golden.id.includes(id))),
  );
  return { ...corpus, cases };
}
