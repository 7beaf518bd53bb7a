import { everyLaw, type LawPlan } from "../check/index.ts";
import { defaultRange, hasInputs, laws, rangeOfEquation } from "../properties/index.ts";
import type { Selection } from "./selectCases.ts";

/** How the laws are tried. */
export interface LawOptions {
  readonly runs: number;
  readonly seed: number;
  /** Whether they are tried at all. */
  readonly laws: boolean;
  /** A corpus other than this package's, which the laws are no part of. */
  readonly corpus?: string;
}

/** Every equation that a law is about. */
export const lawEquations: readonly string[] = [
  ...new Set(laws.flatMap(({ equations }) => equations)),
];

/** Whether a selection is one of cases by what only cases have. */
function choosesCases({ id, dataset, flag, difficulty }: Selection): boolean {
  return [id, dataset, flag, difficulty].some((value) => value !== undefined);
}

/** The laws that a selection leaves, on the inputs that it leaves. */
export function selectLaws(selection: Selection, options: LawOptions): LawPlan {
  const { runs, seed } = options;
  if (!options.laws || options.corpus !== undefined || choosesCases(selection))
    return { laws: [], runs, seed };
  const { operation, structure, equation } = selection;
  const ofStructure =
    structure === undefined
      ? defaultRange
      : {
          ...defaultRange,
          covarianceTypes: defaultRange.covarianceTypes.filter((type) => type === structure),
        };
  const range = equation === undefined ? ofStructure : rangeOfEquation(equation, ofStructure);
  const chosen = everyLaw.laws
    .map(({ law }) => ({ law, range }))
    .filter(
      ({ law }) =>
        (operation === undefined ||
          law.needs.operations.some((needed) => operation.includes(needed))) &&
        (equation === undefined || law.equations.includes(equation)) &&
        hasInputs(law, range),
    );
  return { laws: chosen, runs, seed };
}
