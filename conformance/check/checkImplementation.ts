import { type Corpus, type GoldenCase, isRefusal, requestOf } from "../cases/index.ts";
import type { Implementation } from "../protocol/index.ts";
import { undeclared } from "./capability.ts";
import type { CaseEvent, Event, Summary } from "./events.ts";
import { judge } from "./judge.ts";
import { type KnownFailures, staleCauses, withKnown } from "./knownFailures.ts";
import { failingVerdicts, type Judgement, type Verdict } from "./verdict.ts";

export interface CheckOptions {
  readonly corpus: Corpus;
  readonly knownFailures?: KnownFailures;
}

async function judged(
  implementation: Implementation,
  golden: GoldenCase,
  { corpus, knownFailures = [] }: CheckOptions,
): Promise<Judgement> {
  const { capabilities } = implementation.hello;
  const why = undeclared(golden, capabilities);
  if (why !== undefined) return { verdict: "unsupported", detail: why, comparisons: [] };
  const reply = await implementation.ask(requestOf(golden, corpus) as never);
  const judgement = judge(golden, reply, corpus.dataOf, capabilities.precision);
  return withKnown(golden, judgement, knownFailures);
}

/** Whatever goes wrong in judging an answer, the case gets a verdict, and the run goes on. */
function unjudged(error: unknown): Judgement {
  return { verdict: "fail", detail: `could not be judged: ${String(error)}`, comparisons: [] };
}

function summarise(cases: readonly CaseEvent[], knownFailures: KnownFailures): Summary {
  const verdicts: Partial<Record<Verdict, number>> = {};
  for (const { verdict } of cases) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const unsupported = verdicts.unsupported ?? 0;
  return {
    planned: cases.length,
    ran: cases.length - unsupported,
    passed: verdicts.pass ?? 0,
    failed: cases.filter(({ verdict }) => failingVerdicts.has(verdict)).length,
    unsupported,
    verdicts,
    bad_messages: cases.filter(({ badMessage }) => badMessage).length,
    stale_known_failures: staleCauses(knownFailures, cases),
  };
}

/**
 * Puts every case of a corpus to an implementation, and tells what came of it. Whatever the
 * implementation does, every case gets a verdict.
 */
export async function* checkImplementation(
  implementation: Implementation,
  options: CheckOptions,
): AsyncGenerator<Event> {
  const { cases } = options.corpus;
  yield { type: "start", implementation: implementation.hello, planned: cases.length };
  const told: CaseEvent[] = [];
  for (const golden of cases) {
    const started = performance.now();
    const judgement = await judged(implementation, golden, options).catch(unjudged);
    const { id, title, operation, equations } = golden;
    const event: CaseEvent = {
      type: "case",
      id,
      title,
      operation,
      asks_for: isRefusal(golden) ? "refusal" : "answer",
      covariance_type: golden.input.model.covariance_type,
      equations,
      seconds: (performance.now() - started) / 1000,
      ...judgement,
    };
    told.push(event);
    yield event;
  }
  yield { type: "end", summary: summarise(told, options.knownFailures ?? []) };
}
