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

/** What came of trying a law on many inputs. */
export interface Trial {
  /** Inputs on which it was tried. */
  readonly runs: number;
  /** Inputs of which it says nothing, and why the last of them was. */
  readonly skipped: number;
  readonly outside?: Outside;
  /** The largest error in units of what is allowed. */
  readonly ratio: number;
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

/** Decides when to leave off: looking for a violation, and, once there is one, shrinking it. */
function limits({ breakdowns }: Watched, patience: Patience) {
  const started = performance.now();
  let found: { readonly at: number; readonly breakdowns: number } | undefined;
  const since = (at: number) => (performance.now() - at) / 1000;
  return {
    hasFound: () => found !== undefined,
    find(fault: Fault) {
      const late = fault.reply?.kind === "timeout";
      found ??= {
        at: late ? Number.NEGATIVE_INFINITY : performance.now(),
        breakdowns: breakdowns(),
      };
    },
    isOver: () =>
      found === undefined
        ? since(started) > patience.secondsALaw
        : since(found.at) > patience.secondsOfShrinking ||
          breakdowns() - found.breakdowns >= patience.breakdownsOfShrinking,
  };
}

/**
 * Tries a law on inputs of a seed until a violation that is not known breaks it, and shrinks that.
 * Whatever the implementation does, this ends.
 */
export async function tryLaw(
  { law, range }: PlannedLaw,
  subject: Watched,
  { runs, seed }: { readonly runs: number; readonly seed: number },
  reasonOf: (violation: Violation) => string | undefined,
  patience: Patience,
): Promise<Trial> {
  const { implementation } = subject;
  const limit = limits(subject, patience);
  const known = new Set<string>();
  let tally = { runs: 0, skipped: 0, ratio: 0 };
  let outside: Outside | undefined;
  const count = (more: Partial<typeof tally>) => {
    if (!limit.hasFound()) tally = { ...tally, ...more };
  };

  const examine = async (input: unknown): Promise<Fault | undefined> => {
    try {
      const { violation, excess } = await examined(law, implementation, input);
      count({ runs: tally.runs + 1, ratio: Math.max(tally.ratio, excess) });
      return violation;
    } catch (error) {
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
      if (limit.isOver()) return;
      const fault = await examine(input);
      const reason = fault !== undefined && "law" in fault ? reasonOf(fault) : undefined;
      if (reason !== undefined) known.add(reason);
      if (fault === undefined || reason !== undefined) return;
      limit.find(fault);
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
