import type { Law } from "../properties/index.ts";
import type { Hello } from "../protocol/index.ts";
import type { Counterexample } from "./counterexample.ts";
import type { Fault } from "./fault.ts";

/** Why a run ended. */
export type Ending = "complete" | "time" | "interrupted" | "given up" | "nothing left to try";

/** What came of a run. */
export interface FuzzSummary {
  readonly seed: number;
  /** Inputs on which a law was tried. */
  readonly inputs: number;
  /** Inputs of which the law said nothing. */
  readonly skipped: number;
  readonly findings: number;
  readonly ending: Ending;
}

/** Something wrong, and the smallest input found that shows it. */
export interface FuzzFinding {
  readonly type: "finding";
  /** Who is wrong: `law` where the law itself could not be tried. */
  readonly about: Fault["about"];
  readonly law: string;
  readonly statement: string;
  readonly equations: Law["equations"];
  /** Law, equation, quantity, place and numbers, in one line. */
  readonly message: string;
  /** The adapter's last words, where it broke down. */
  readonly stderr?: string;
  readonly counterexample: Counterexample;
}

/** What a run tells: one start, findings as they are made, progress after every batch, one end. */
export type FuzzEvent =
  | {
      readonly type: "start";
      readonly implementation: Hello;
      readonly seed: number;
      /** The laws that are tried, by name. */
      readonly laws: readonly string[];
    }
  | FuzzFinding
  | {
      readonly type: "progress";
      readonly law: string;
      readonly inputs: number;
      readonly skipped: number;
      readonly findings: number;
    }
  | { readonly type: "end"; readonly summary: FuzzSummary };
