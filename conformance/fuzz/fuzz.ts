import { interruptible } from "../check/interruptible.ts";
import { defaultPatience, type Watched, watched } from "../check/lawPatience.ts";
import type { Shrinking } from "../check/shrinkingLimit.ts";
import type { Law } from "../properties/index.ts";
import { declaredOnly, type Implementation } from "../protocol/index.ts";
import { counterexampleOf } from "./counterexample.ts";
import type { Ending, FuzzEvent, FuzzFinding } from "./events.ts";
import { replyOf } from "./fault.ts";
import { type Drawn, fuzzedLaws, type Target, targetsOf } from "./targets.ts";
import { type Found, type Trial, trialOf } from "./trial.ts";

export interface FuzzOptions extends Drawn {
  /** The same inputs in the same order for the same seed. */
  readonly seed?: number;
  /** Inputs in all; no bound unless told. */
  readonly runs?: number;
  /** Cuts the sequence of inputs short. */
  readonly seconds?: number;
  /** Which laws are tried; all unless told. */
  readonly laws?: readonly Law[];
  readonly shrinking?: Shrinking;
  /** Ends the run; what was found so far is told. */
  readonly signal?: AbortSignal;
}

const defaultSeed = 1;
const defaultShrinking: Shrinking = { shrinkingAttempts: 1000, shrinkingBreakdowns: 3 };

/** A batch ends after so many inputs of which its law says nothing for each that was to be tried. */
const mostSkips = 8;

interface Tally {
  readonly inputs: number;
  readonly skipped: number;
  readonly findings: number;
}

/** A target and its trial, until something is found. */
interface Entry {
  readonly target: Target;
  readonly trial: Trial;
}

/** Decides when a run is over, and why. */
function endingOf(options: FuzzOptions, subject: Watched, started: number) {
  const { runs = Number.POSITIVE_INFINITY, seconds = Number.POSITIVE_INFINITY, signal } = options;
  return ({ inputs }: Pick<Tally, "inputs">): Ending | undefined => {
    if (signal?.aborted) return "interrupted";
    if (inputs >= runs) return "complete";
    if (performance.now() - started >= 1000 * seconds) return "time";
    return subject.isGivenUp() ? "given up" : undefined;
  };
}

function findingOf(
  found: Found,
  { law }: Target,
  { hello }: Implementation,
  seed: number,
): FuzzFinding {
  const { fault } = found;
  const reply = replyOf(fault);
  const stderr = reply !== undefined && "stderr" in reply ? reply.stderr : undefined;
  return {
    type: "finding",
    about: fault.about,
    law: law.name,
    statement: law.statement,
    equations: law.equations,
    message: fault.message,
    ...(stderr !== undefined && { stderr }),
    counterexample: counterexampleOf(found, { law, hello, seed }),
  };
}

/**
 * Tries the laws on an implementation, in rounds of one batch of inputs for each law, and tells what
 * breaks them, shrunk, as it is found. A law is not tried any further once it is broken. The inputs
 * of a law follow from the seed alone, whatever was found and however long it took.
 */
export async function* fuzz(
  implementation: Implementation,
  options: FuzzOptions = {},
): AsyncGenerator<FuzzEvent> {
  const { seed = defaultSeed, shrinking = defaultShrinking, laws = fuzzedLaws } = options;
  const signal = options.signal ?? new AbortController().signal;
  const subject = watched(declaredOnly(interruptible(implementation, signal)), defaultPatience);
  const started = performance.now();
  const ending = endingOf(options, subject, started);
  let isTold = false;
  let entries: readonly Entry[] = targetsOf(laws, implementation, options).map((target) => ({
    target,
    trial: trialOf(target, subject, { seed, shrinking, signal, isTold: () => isTold }),
  }));
  const names = entries.map(({ target }) => target.law.name);
  yield { type: "start", implementation: implementation.hello, seed, laws: names };

  let tally: Tally = { inputs: 0, skipped: 0, findings: 0 };
  const batch = async ({ target, trial }: Entry): Promise<Found | undefined> => {
    const { inputs, skipped } = tally;
    while (
      tally.inputs - inputs < target.batch &&
      tally.skipped - skipped < mostSkips * target.batch &&
      ending(tally) === undefined
    ) {
      const outcome = await trial.next();
      if (outcome.kind === "found") return outcome.found;
      if (outcome.kind === "passed") tally = { ...tally, inputs: tally.inputs + 1 };
      else if (!signal.aborted) tally = { ...tally, skipped: tally.skipped + 1 };
    }
    return undefined;
  };

  for (let before = -1; entries.length > 0 && tally.inputs > before; ) {
    before = tally.inputs;
    for (const entry of entries) {
      const found = await batch(entry);
      if (found !== undefined) {
        if (found.fault.violation?.isNotFinite) isTold = true;
        tally = { ...tally, inputs: tally.inputs + 1, findings: tally.findings + 1 };
        yield findingOf(found, entry.target, implementation, seed);
        entries = entries.filter((other) => other !== entry);
      }
      yield { type: "progress", law: entry.target.law.name, ...tally };
      if (ending(tally) !== undefined) break;
    }
    if (ending(tally) !== undefined) break;
  }
  const why = ending(tally) ?? "nothing left to try";
  yield { type: "end", summary: { seed, ...tally, ending: why } };
}
