import type { Equation } from "../../src/exact/engine/index.ts";
import { float64Reading } from "../adapters/float64/adapter.ts";
import { type Corpus, runsOutOfSteps } from "../cases/index.ts";
import { fitBy, fitOperation } from "../mutants/index.ts";
import type { Background } from "./background.ts";
import { type Asked, type Candidate, functionsOf, mutantCandidate, replyOf } from "./candidate.ts";
import { familyCandidates } from "./families.ts";
import type { Item } from "./item.ts";
import { saidBy } from "./said.ts";

/** Beyond so many responsibilities, over all steps, a fit is not followed; by formulas it takes longer. */
const longest = { built: 3_000_000, printed: 250_000 } as const;

/** How many steps of a fit of a case are followed. */
function mostSteps({ golden, N }: Asked, edits: readonly Equation[]): number {
  const most = longest[edits.length > 0 ? "printed" : "built"];
  return Math.floor(most / (N * golden.input.model.weights.length));
}

/**
 * A fit of as many steps as it says that it took, each as a candidate takes it; right where there is
 * none: then only its end is wrong.
 */
export function asManySteps(steps: Candidate | undefined, corpus: Corpus): Candidate {
  const { reading = float64Reading, mutants = [], edits = [] } = steps ?? {};
  return {
    bug: steps?.bug ?? "a fit that ends before it has converged, its steps right",
    mutants,
    edits,
    asPrinted: false,
    said: async (asked) => {
      const { golden, expected, steps: taken } = asked;
      if (runsOutOfSteps(golden))
        return saidBy(golden, await replyOf(functionsOf(reading), golden, corpus), asked.N);
      if (golden.operation !== "fit" || taken === undefined) return expected;
      // Where a fit took every step that it may, it need not have told how many it took.
      const isTold = taken < (golden.input.max_steps ?? Number.POSITIVE_INFINITY);
      if (!isTold || taken > mostSteps(asked, edits)) return expected;
      const fit = fitOperation((data, start, known) => {
        const { parameters, logLikelihoods } = reading.em(data, start, taken, known);
        const logLikelihood = logLikelihoods[taken];
        return { parameters, logLikelihood, steps: taken, converged: false };
      });
      return saidBy(
        golden,
        await replyOf({ ...functionsOf(reading), fit }, golden, corpus),
        asked.N,
      );
    },
  };
}

/** A fit that ends where its likelihood falls, each of its steps as a candidate takes it. */
function endingWhereItFalls(
  { bug, mutants, edits, reading = float64Reading }: Candidate,
  corpus: Corpus,
): Candidate {
  return {
    bug: `${bug}, and a fit that ends where its likelihood falls`,
    mutants,
    edits,
    asPrinted: false,
    said: async (asked) => {
      const most = mostSteps(asked, edits);
      const fit = fitOperation((data, start, known, stopping) => {
        const maxSteps = Math.min(stopping.maxSteps, most);
        const end = fitBy(reading, data, start, known, {
          ...stopping,
          maxSteps,
          endsWhereItFalls: true,
        });
        if (end.steps === maxSteps)
          throw new Error("it did not end in the steps that are followed");
        return end;
      });
      const { golden } = asked;
      return saidBy(
        golden,
        await replyOf({ ...functionsOf(reading), fit }, golden, corpus),
        asked.N,
      );
    },
  };
}

/** What may be wrong where a fit is: its steps as they were found to be, and where it ends. */
export function* fitSuspects(
  item: Item,
  { found, suspected, named }: Background,
  corpus: Corpus,
): Generator<readonly Candidate[]> {
  const ends = named.filter(({ functions }) => functions?.fit !== undefined);
  yield [asManySteps(undefined, corpus), ...ends.map((mutant) => mutantCandidate(mutant, corpus))];
  const steps = [...found, ...suspected].filter(({ reading }) => reading !== undefined);
  yield steps.map((one) => asManySteps(one, corpus));
  yield steps.map((one) => endingWhereItFalls(one, corpus));
  yield familyCandidates(item, corpus);
}
