import type { Mutant } from "../mutants/index.ts";
import type { Candidate } from "./candidate.ts";
import type { Unit } from "./item.ts";

/** What is known when a quantity of a case is to be explained. */
export interface Background {
  /** What was found so far. */
  readonly found: readonly Candidate[];
  /** What was found in other cases of the same implementation. */
  readonly suspected: readonly Candidate[];
  /** The mutants that may be the reason. */
  readonly named: readonly Mutant[];
  /** What is not explained yet. */
  readonly open: readonly Unit[];
}
