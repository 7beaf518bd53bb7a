import { float64Reading } from "../adapters/float64/adapter.ts";
import type { Reading } from "../adapters/reading.ts";
import type { Corpus } from "../cases/index.ts";
import { assembled } from "../mutants/index.ts";
import { type Candidate, readingCandidate } from "./candidate.ts";
import { densityTwins } from "./densityTwins.ts";

type Changes = (logLikelihood: number, N: number, D: number) => number;

/** What some bugs of the likelihood make of the right one. */
const likelihoods: Readonly<Record<string, Changes>> = {
  "mean-likelihood": (value, N) => value / N,
  "negative-likelihood": (value) => -value,
  "likelihood-per-dimension": (value, _, D) => value / D,
  "common-logarithm": (value) => value / Math.LN10,
};

function wrongBy(change: Changes): Reading {
  return assembled({
    logLikelihood: (data, theta) =>
      change(float64Reading.logLikelihood(data, theta), data.rows, data.columns),
  });
}

/** The bugs that can be put in the built-in as well: there they neither underflow nor take long. */
export const twins: ReadonlyMap<string, Reading> = new Map([
  ...Object.entries(likelihoods).map(([name, change]) => [name, wrongBy(change)] as const),
  ...densityTwins,
]);

/** A candidate in the built-in's arithmetic where it has a twin there, and as it is otherwise. */
export function inBuiltIn(candidate: Candidate, corpus: Corpus): Candidate {
  const [name, ...others] = candidate.mutants;
  const reading = others.length === 0 ? twins.get(name) : undefined;
  if (reading === undefined) return candidate;
  return {
    ...candidate,
    ...readingCandidate(reading, corpus),
    mutants: [name],
    edits: candidate.edits,
  };
}
