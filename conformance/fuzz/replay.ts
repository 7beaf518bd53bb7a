import { type Corpus, isRefusal } from "../cases/index.ts";
import { type CaseEvent, checkImplementation, type Event, type LawEvent } from "../check/index.ts";
import { interruptible } from "../check/interruptible.ts";
import { judgeLaw } from "../check/judgeLaw.ts";
import { summarise } from "../check/summary.ts";
import type { Trial } from "../check/tryLaw.ts";
import { applies, chapterOf, examined, type Law, laws, outsideOf } from "../properties/index.ts";
import { declaredOnly, type Implementation } from "../protocol/index.ts";
import type { Replayable } from "./files.ts";
import type { LawCounterexample } from "./lawCounterexample.ts";
import { fromWritten } from "./lawInput.ts";

/** @throws Error if there is no law of that name any longer */
function lawOf({ id, law: name }: LawCounterexample): Law {
  const law = laws.find((one) => one.name === name);
  if (law === undefined) throw new Error(`${id}: law: is ${JSON.stringify(name)}, which is none`);
  return law;
}

const tried = { runs: 1, skipped: 0, notFinite: 0, ratio: 0, known: [] } as const;

/** What comes of trying a law on the one input of a file. */
async function trialOn(
  law: Law,
  { input: written }: LawCounterexample,
  implementation: Implementation,
): Promise<Trial> {
  const input = fromWritten(written);
  try {
    const { violation: fault, excess: ratio } = await examined(law, implementation, input);
    return { ...tried, ratio, ...(fault && { broken: { fault, input } }) };
  } catch (error) {
    const outside = outsideOf(error);
    if (outside !== undefined) return { ...tried, runs: 0, skipped: 1, outside };
    const message = `${law.name}: could not be judged: ${String(error)}`;
    return { ...tried, broken: { fault: { message }, input } };
  }
}

async function replayLaw(
  file: LawCounterexample,
  implementation: Implementation,
): Promise<LawEvent> {
  const law = lawOf(file);
  const judgement = applies(law, implementation)
    ? judgeLaw(await trialOn(law, file, implementation), [], false)
    : ({
        verdict: "unsupported",
        detail: "what it needs is not declared",
        runs: 0,
        skipped: 0,
        ratio: 0,
      } as const);
  return {
    type: "law",
    law: law.name,
    chapter: chapterOf(law),
    statement: law.statement,
    equations: law.equations,
    ...judgement,
  };
}

/**
 * Puts cases and counterexamples to an implementation, one after another, and tells what came of it
 * as `checkImplementation` does.
 *
 * @param dataOf the data of the cases that do not hold their own
 * @param signal ends the run: what was judged so far is told, and that it is incomplete
 * @throws Error for a counterexample of a law that is none
 */
export async function* replay(
  tested: Implementation,
  files: readonly Replayable[],
  dataOf: Corpus["dataOf"],
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<Event> {
  const implementation = declaredOnly(interruptible(tested, signal));
  const { capabilities } = implementation.hello;
  const cases = files.flatMap((file) => (file.kind === "case" ? [file.golden] : []));
  const counterexamples = files.flatMap((file) => (file.kind === "law" ? [file.law] : []));
  for (const file of counterexamples) lawOf(file);
  const corpus: Corpus = {
    cases,
    dataOf: (golden) =>
      isRefusal(golden) || "dataset" in golden.input.data ? dataOf(golden) : golden.input.data.rows,
  };
  const caseEvents: CaseEvent[] = [];
  for await (const event of checkImplementation(implementation, { corpus, signal })) {
    if (event.type === "case") caseEvents.push(event);
    if (event.type === "start") yield { ...event, planned_laws: counterexamples.length };
    else if (event.type !== "end") yield event;
  }
  const lawEvents: LawEvent[] = [];
  for (const file of counterexamples) {
    if (signal.aborted) break;
    const event = await replayLaw(file, implementation);
    if (signal.aborted) break;
    lawEvents.push(event);
    yield event;
  }
  const planned = { cases: cases.length, laws: counterexamples.length };
  const told = { cases: caseEvents, laws: lawEvents, planned };
  yield { type: "end", summary: summarise({ ...told, capabilities }) };
}
