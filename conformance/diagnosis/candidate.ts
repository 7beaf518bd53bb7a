import type { Equation } from "../../src/exact/engine/index.ts";
import { GmmError } from "../../src/model/index.ts";
import { float64Reading } from "../adapters/float64/adapter.ts";
import { operationsOf, type Reading } from "../adapters/reading.ts";
import { type Corpus, type GoldenCase, requestOf } from "../cases/index.ts";
import { fitBy, fitOperation, type Mutant, mutants } from "../mutants/index.ts";
import type { OperationFunctions, Reply } from "../protocol/index.ts";
import { editedParts } from "./printedParts.ts";
import { type Said, saidBy } from "./said.ts";

/** A failing case as the candidates see it. */
export interface Asked {
  readonly golden: GoldenCase;
  /** The number of points. */
  readonly N: number;
  /** What the case expects. */
  readonly expected: Said;
  /** What the implementation said. */
  readonly got: Said;
  /** How many steps a fit says that it took. */
  readonly steps?: number | undefined;
}

/** Something that an implementation may have got wrong. */
export interface Candidate {
  /** What is wrong, in a clause that can follow "implements"; absent where only the formula tells. */
  readonly bug?: string;
  /** The names of the mutants that it is made of. */
  readonly mutants: readonly string[];
  /** The equations as it reads them; none where the bug is no formula. */
  readonly edits: readonly Equation[];
  /** Whether its answers are those of the printed equations in doubles, which underflow. */
  readonly asPrinted: boolean;
  /** What it computes by, if it is formulas or parts of a mixture. */
  readonly reading?: Reading;
  /** The same bug on top of another. */
  readonly over?: (base: Reading) => Reading;
  /** Whether it only tells what rounding, or the range of doubles, may have taken from an answer. */
  readonly isLoss?: boolean;
  /** Whether it has to explain an answer that is far beyond its tolerance, to be believed. */
  readonly isLarge?: boolean;
  /** Whether it is that something is refused which has an answer. */
  readonly isLimit?: boolean;
  /** Whether what it says to a question that is to be refused is part of the bug. */
  readonly isAboutRefusals?: boolean;
  /** Whether a case that the implementation gets right tells that it is not so, whatever `said` says. */
  readonly denies?: (asked: Asked) => boolean;
  /** What it would say to several steps if all the rest were read as printed as well, whose rounding a bug may magnify. */
  readonly saidThroughout?: Candidate["said"];
  /** What it would say to a case; undefined where it says nothing. */
  readonly said: (asked: Asked) => Promise<Said | undefined>;
}

/** The operations of a reading, with its fit. */
export function functionsOf(reading: Reading): OperationFunctions {
  const fit = fitOperation((...question) => fitBy(reading, ...question));
  return { ...operationsOf(reading), fit };
}

/** What some functions reply to a case. */
export async function replyOf(
  functions: OperationFunctions,
  golden: GoldenCase,
  corpus: Corpus,
): Promise<Reply> {
  const operate = functions[golden.operation] as (request: unknown) => unknown;
  try {
    return { kind: "result", result: (await operate(requestOf(golden, corpus))) as never };
  } catch (error) {
    return error instanceof GmmError
      ? { kind: "error", code: error.code, message: error.message }
      : { kind: "crash", detail: String(error) };
  }
}

function saying(functions: OperationFunctions, corpus: Corpus): Candidate["said"] {
  return async ({ golden, N }) => saidBy(golden, await replyOf(functions, golden, corpus), N);
}

/** A mutant as a candidate. */
export function mutantCandidate(mutant: Mutant, corpus: Corpus): Candidate {
  const { name, bug, edits, over, functions, isAboutRefusals = false } = mutant;
  const asPrinted = edits.length > 0;
  const reading = asPrinted ? editedParts(edits) : mutant.reading;
  return {
    bug,
    mutants: [name],
    edits,
    asPrinted,
    reading,
    ...(over && { over }),
    isAboutRefusals,
    ...(asPrinted && { saidThroughout: saying(functionsOf(mutant.reading), corpus) }),
    said: saying({ ...functionsOf(reading), ...functions }, corpus),
  };
}

/** A reading that is no mutant as a candidate. */
export function readingCandidate(reading: Reading, corpus: Corpus): Candidate {
  const said = saying(functionsOf(reading), corpus);
  return { mutants: [], edits: [], asPrinted: false, reading, said };
}

/** The printed equations with some of them edited, as a candidate. */
export function editCandidate(edits: readonly Equation[], corpus: Corpus): Candidate {
  return { ...readingCandidate(editedParts(edits), corpus), edits, asPrinted: true };
}

/** Two candidates at once, one of which can be on top of the other; undefined where neither can. */
export function oneOnTheOther(a: Candidate, b: Candidate, corpus: Corpus): Candidate | undefined {
  const [above, below] = a.over ? [a, b] : [b, a];
  if (above.over === undefined || below.reading === undefined) return undefined;
  const reading = above.over(below.reading);
  return {
    bug: `${a.bug}, and ${b.bug}`,
    mutants: [...a.mutants, ...b.mutants],
    edits: below.edits,
    asPrinted: below.asPrinted,
    reading,
    said: saying(functionsOf(reading), corpus),
  };
}

/** What a candidate computes by: of what only tells a loss, the mutant that loses so; undefined where it computes nothing. */
export function computedBy({ reading, mutants: names }: Candidate): OperationFunctions | undefined {
  const computes = reading ?? mutants.find(({ name }) => name === names[0])?.reading;
  return computes && functionsOf(computes);
}

/** The built-in as it is: where that is under test, it explains everything and nothing. */
export function builtInCandidate(corpus: Corpus): Candidate {
  return readingCandidate(float64Reading, corpus);
}
