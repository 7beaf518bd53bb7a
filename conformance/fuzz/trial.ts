import fc from "fast-check";
import type { Watched } from "../check/lawPatience.ts";
import { type Shrinking, shrinkingLimit } from "../check/shrinkingLimit.ts";
import { examined, outsideOf, rangeFor } from "../properties/index.ts";
import { breather } from "./breather.ts";
import { deferred } from "./deferred.ts";
import { type Fault, faultOf, faultOfError, isAlike, replyOf } from "./fault.ts";
import { type Exchange, recorded } from "./recorded.ts";
import { isRightlyRefused } from "./refereedRefusal.ts";
import type { Target } from "./targets.ts";

/** A fault, the smallest input that shows it, and what was asked and answered there. */
export interface Found {
  readonly fault: Fault;
  readonly input: unknown;
  readonly exchanges: readonly Exchange[];
}

/** What came of one input. */
type Outcome =
  | { readonly kind: "passed" }
  /** The law says nothing of it. */
  | { readonly kind: "skipped" }
  | { readonly kind: "found"; readonly found: Found };

/** A target, tried on one input of its own sequence after another. */
export interface Trial {
  /** Tries the next input. Nothing follows on what is found. */
  next(): Promise<Outcome>;
}

export interface TrialOptions {
  readonly seed: number;
  readonly shrinking: Shrinking;
  readonly signal: AbortSignal;
  /** Whether it was told before that answers are not finite: that is no fault of this law. */
  readonly isTold: () => boolean;
}

/** More inputs than are ever drawn. */
const endless = 2 ** 40;

/**
 * The trial of a target. Its inputs follow from the seed alone: those on which `check` tries the law
 * from the same seed, if the range is the same. Between them fast-check waits, until the next is
 * wanted; what is found it shrinks at once.
 */
export function trialOf({ law, range }: Target, subject: Watched, options: TrialOptions): Trial {
  const record = recorded(subject.implementation);
  const breathe = breather();
  let wanted = deferred();
  let outcome = deferred<Outcome>();
  let found: Found | undefined;
  let isShrunk: () => boolean = () => false;

  const attempt = async (input: unknown): Promise<Fault | "passed" | "skipped"> => {
    record.forget();
    try {
      const { violation } = await examined(law, record.implementation, input);
      if (violation === undefined) return "passed";
      if (violation.isNotFinite && options.isTold()) return "skipped";
      const isRight = await isRightlyRefused(violation, record.exchanges());
      return isRight ? "skipped" : faultOf(violation);
    } catch (error) {
      return outsideOf(error) === undefined ? faultOfError(law.name, error) : "skipped";
    }
  };

  const search = async (input: unknown) => {
    await wanted.promise;
    wanted = deferred();
    const result = await attempt(input);
    if (result === "passed" || result === "skipped") {
      outcome.resolve({ kind: result });
      return;
    }
    const isLate = replyOf(result)?.kind === "timeout";
    isShrunk = isLate ? () => true : shrinkingLimit(subject, options.shrinking);
    found = { fault: result, input, exchanges: record.exchanges() };
    throw new Error(result.message);
  };

  const shrink = async (input: unknown, { fault: sought }: Found) => {
    if (options.signal.aborted || isShrunk()) return;
    const fault = await attempt(input);
    if (fault === "passed" || fault === "skipped" || !isAlike(fault, sought)) return;
    found = { fault, input, exchanges: record.exchanges() };
    throw new Error(fault.message);
  };

  const run = async () => {
    const inputs = law.inputs(rangeFor(subject.implementation.hello, range));
    const property = fc.asyncProperty(inputs, async (input) => {
      await breathe();
      await (found === undefined ? search(input) : shrink(input, found));
    });
    await fc.check(property, { seed: options.seed, numRuns: endless });
    if (found !== undefined) outcome.resolve({ kind: "found", found });
  };

  const giveUp = (error: unknown) => {
    const fault = faultOfError(law.name, error);
    outcome.resolve({ kind: "found", found: { fault, input: undefined, exchanges: [] } });
  };

  let hasBegun = false;
  return {
    next() {
      outcome = deferred();
      wanted.resolve();
      if (!hasBegun) run().catch(giveUp);
      hasBegun = true;
      return outcome.promise;
    },
  };
}
