import { defaultRange, type InputRange, type Law, laws } from "../properties/index.ts";

/** Which laws are tried, and on what. */
export interface LawPlan {
  readonly laws: readonly PlannedLaw[];
  /** Inputs that each law is tried on. */
  readonly runs: number;
  /** The same inputs for the same seed. */
  readonly seed: number;
}

/** A law, and the inputs that it is tried on. */
export interface PlannedLaw {
  readonly law: Law;
  readonly range: InputRange;
}

export const defaultRuns = 20;
export const defaultSeed = 9;

/** Every law, on inputs of every kind. */
export const everyLaw: LawPlan = {
  laws: laws.map((law) => ({ law, range: defaultRange })),
  runs: defaultRuns,
  seed: defaultSeed,
};

/** Where the exact reading answers too, which takes its time, one input in so many. */
const besideOracle = 4;

/** How many inputs of a plan a law is tried on. */
export function runsOf({ asksOracle }: Law, { runs }: Pick<LawPlan, "runs">): number {
  return asksOracle ? Math.max(1, Math.ceil(runs / besideOracle)) : runs;
}

/**
 * Whether a law is tried on all that a list of known failures is about: then a pass of what is
 * listed is unexpected.
 */
export function isWhole({ range }: PlannedLaw, { runs, seed }: LawPlan): boolean {
  return range === defaultRange && runs >= defaultRuns && seed === defaultSeed;
}
