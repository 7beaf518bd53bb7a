import type { Corpus } from "../cases/index.ts";
import { type OwnFit, ownFitsOf } from "../check/index.ts";
import type { Selection } from "./selectCases.ts";

/** The fits from own starts that a selection leaves. */
export function selectOwnFits(corpus: Corpus, selection: Selection): readonly OwnFit[] {
  const { operation, structure, dataset, flag, equation, difficulty, id } = selection;
  if (flag !== undefined || difficulty !== undefined) return [];
  if (operation !== undefined && !operation.includes("fit_own")) return [];
  const all = ownFitsOf(corpus);
  const isWhole = all.some((own) => own.id === id);
  return all.filter(
    ({ request, best, equations, ...own }) =>
      (structure === undefined || request.covariance_type === structure) &&
      (dataset === undefined ||
        ("dataset" in best.input.data && best.input.data.dataset === dataset)) &&
      (equation === undefined || equations.includes(equation)) &&
      (id === undefined || (isWhole ? own.id === id : own.id.includes(id))),
  );
}
