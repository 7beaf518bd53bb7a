import { findEquation } from "../../src/exact/equations/find.ts";
import type { Corpus, GoldenCase } from "../cases/index.ts";
import { smallNumberEdits, treeEdits } from "../mutants/index.ts";
import { type Candidate, editCandidate } from "./candidate.ts";
import type { Told } from "./said.ts";

const density = ["2.43", "2.44", "1.46"];
const update = ["9.25", "9.25-tied", "9.25-diag", "9.25-spherical", "9.25-scalar"];

/** The equations that a quantity of one step comes from, the nearest first. */
const sources: Readonly<Partial<Record<Told, readonly string[]>>> = {
  log_density: ["9.7", ...density],
  component_log_density: density,
  responsibilities: ["9.23", ...density],
  log_likelihood: ["9.28", ...density],
  weights: ["9.26", "9.27"],
  means: ["9.24", "9.27"],
  covariances: [...update, "9.24", "9.27"],
};

/** The equations that may be wrong where a quantity of a case is. */
function suspected({ operation, equations }: GoldenCase, quantity: Told): readonly string[] {
  const nearest = sources[quantity] ?? ["9.28", ...density];
  if (operation !== "em") return nearest.filter((number) => equations.includes(number));
  const rest = equations.filter((number) => !nearest.includes(number));
  return [...nearest.filter((number) => equations.includes(number)), ...rest];
}

/** Every edit of one node of every equation that a wrong quantity may come from. */
export function searchCandidates(
  golden: GoldenCase,
  quantity: Told,
  corpus: Corpus,
): readonly Candidate[] {
  return suspected(golden, quantity).flatMap((number) => {
    const equation = findEquation(number);
    if (equation === undefined) return [];
    const edits = [...treeEdits(equation), ...smallNumberEdits(equation)];
    return edits.map((edit) => editCandidate([edit], corpus));
  });
}
