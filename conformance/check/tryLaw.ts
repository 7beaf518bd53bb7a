import fc from "fast-check";
import {
  examined,
  type Outside,
  outsideOf,
  rangeFor,
  type Violation,
} from "../properties/index.ts";
import type { Patience, Watched } from "./lawPatience.ts";
import type { PlannedLaw } from "./lawPlan.ts";
import { shrinkingLimit } from "./shrinkingLimit.ts";

/** What came of trying a law on many inputs. */
export interface Trial {
  /** Inputs on which it was tried. */
  readonly runs: number;
  /** Inputs of which it says nothing, and why the last of them was. */
  readonly skipped: number;
  readonly outside?: Outside;
  /** The largest error in units of what is allowed. */
  readonly ratio: number;
  /** Inputs of which it says nothing since an answer was not finite, and another law told of that. */
  readonly notFinite: number;
  /** Violations that are known, each by its reason. */
  readonly known: readonly string[];
  /** The first violation that is not, shrunk, and the input that shows it. */
  readonly broken?: Broken;
}

interface Broken {
  readonly fault: Fault;
  readonly input: unknown;
}

/** A violation, or that the law could not be judged. */
export type Fault = Violation | { readonly message: string; readonly reply?: undefined };

class LawBroken extends Error {
  override readonly name = "LawBroken";

  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/** More than this many ill-posed inputs for each that is none, and no more are drawn. */
const mostSkips = 8;

/** Knows whether a violation was found, and when the search for a smaller input that shows it is over. */
function searching(subject: Watched, patience: Patience) {
  let isShrunk: (() => boolean) | undefined;
  return {
    hasFound: () => isShrunk !== undefined,
    find({ reply }: Fault) {
      isShrunk ??= reply?.kind === "timeout" ? () => true : shrinkingLimit(subject, patience);
    },
    isOver: () => isShrunk?.() ?? false,
  };
}

/**
 * Tries a law on inputs of a seed until a violation that is not known breaks it, and shrinks that.
 * Whatever the implementation does, this ends.
 *
 * @param isTold whether it was told before that answers are not finite: that is no fault of this law
 */
export async function tryLaw(
  { law, range }: PlannedLaw,
  subject: Watched,
  { runs, seed }: { readonly runs: number; readonly seed: number },
  reasonOf: (violation: Violation) => string | undefined,
  patience: Patience,
  isTold: () => boolean,
): Promise<Trial> {
  const { implementation } = subject;
  const search = searching(subject, patience);
  const known = new Set<string>();
  let tally = { runs: 0, skipped: 0, ratio: 0, notFinite: 0 };
  let outside: Outside | undefined;
  const count = (more: Partial<typeof tally>) => {
    if (!search.hasFound()) tally = { ...tally, ...more };
  };

  const examine = async (input: unknown): Promise<Fault | undefined> => {
    try {
      const { violation, excess } = await examined(law, implementation, input);
      if (violation?.isNotFinite && isTold()) {
        count({ notFinite: tally.notFinite + 1 });
        return fc.pre(false) as undefined;
      }
      count({ runs: tally.runs + 1, ratio: Math.max(tally.ratio, excess) });
      return violation;
    } catch (error) {
      if (error instanceof fc.PreconditionFailure) throw error;
      outside = outsideOf(error);
      if (outside === undefined) {
        count({ runs: tally.runs + 1, ratio: Number.POSITIVE_INFINITY });
        return { message: `${law.name}: could not be judged: ${String(error)}` };
      }
      count({ skipped: tally.skipped + 1 });
      return fc.pre(false) as undefined;
    }
  };

  const property = fc.asyncProperty(
    law.inputs(rangeFor(implementation.hello, range)),
    async (input) => {
      if (search.isOver()) return;
      const fault = await examine(input);
      const reason = fault !== undefined && "law" in fault ? reasonOf(fault) : undefined;
      if (reason !== undefined) known.add(reason);
      if (fault === undefined || reason !== undefined) return;
      search.find(fault);
      throw new LawBroken(fault);
    },
  );
  const { errorInstance, counterexample } = await fc.check(property, {
    seed,
    numRuns: runs,
    maxSkipsPerRun: mostSkips,
  });
  return {
    ...tally,
    known: [...known],
    ...(outside && { outside }),
    ...(errorInstance instanceof LawBroken && {
      broken: { fault: errorInstance.fault, input: counterexample?.[0] },
    }),
  };
}
