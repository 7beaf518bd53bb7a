import { type Corpus, type GoldenCase, isRefusal, requestOf } from "../cases/index.ts";
import { diagnoseEach, type Extent, type Failure } from "../diagnosis/index.ts";
import { declaredOnly, type Implementation, type Reply } from "../protocol/index.ts";
import { checkLaws } from "./checkLaws.ts";
import { checkOwnFits } from "./checkOwnFits.ts";
import type { CaseEvent, Event, LawEvent } from "./events.ts";
import { interruptible } from "./interruptible.ts";
import { judge } from "./judge.ts";
import type { KnownFailures } from "./knownFailures.ts";
import { isWhole, type LawPlan } from "./lawPlan.ts";
import type { BrokenLaw } from "./lawsBroken.ts";
import { lawsUnder } from "./lawsUnder.ts";
import type { OwnFit } from "./ownFit.ts";
import { summarise } from "./summary.ts";
import { type OnTiming, timed } from "./timing.ts";
import { undeclaredCase } from "./undeclaredCase.ts";
import { failingVerdicts, type Judgement } from "./verdict.ts";
import { withKnown } from "./withKnown.ts";

export interface CheckOptions {
  readonly corpus: Corpus;
  readonly knownFailures?: KnownFailures;
  /** The file that has them, as the report names it. */
  readonly knownFailuresFile?: string | undefined;
  /** Whether the corpus, the fits and the laws are all that there are, and no selection. */
  readonly whole?: boolean;
  /** Fits from own starts, asked for after the cases; none unless told. */
  readonly ownFits?: readonly OwnFit[];
  /** The laws that are tried after the cases; none unless told. */
  readonly laws?: LawPlan;
  /** Which failures are diagnosed; none unless told. */
  readonly diagnosed?: "nothing" | "unknown failures" | "everything";
  /** How far their reasons are looked for: as far as is usual, unless told. */
  readonly extent?: Extent;
  /** Ends the run: what was judged so far is told, and that it is incomplete. */
  readonly signal?: AbortSignal;
  /** Told how long every case and every law took. */
  readonly onTiming?: OnTiming | undefined;
}

const noLaws: LawPlan = { laws: [], runs: 0, seed: 0 };

async function judged(
  implementation: Implementation,
  golden: GoldenCase,
  { corpus, knownFailures = [] }: CheckOptions,
): Promise<{ readonly judgement: Judgement; readonly reply?: Reply }> {
  const { capabilities } = implementation.hello;
  const request = requestOf(golden, corpus);
  const why = undeclaredCase(golden, request, capabilities);
  if (why !== undefined)
    return { judgement: { verdict: "unsupported", detail: why, comparisons: [] } };
  const reply = await implementation.ask(request as never);
  const judgement = judge(golden, reply, corpus.dataOf, capabilities.precision);
  return { judgement: withKnown(golden, judgement, knownFailures), reply };
}

/** Whatever goes wrong in judging an answer, the case gets a verdict, and the run goes on. */
function unjudged(error: unknown): { readonly judgement: Judgement; readonly reply?: Reply } {
  const detail = `could not be judged: ${String(error)}`;
  return { judgement: { verdict: "fail", detail, comparisons: [], unjudged: true } };
}

/** Replies that were wrong, by the reason that is known, and cases that were right. */
function evidence() {
  const failures = new Map<string | undefined, Failure[]>();
  const passed: GoldenCase[] = [];
  return {
    failures,
    passed,
    add(golden: GoldenCase, { verdict, detail }: Judgement, reply: Reply | undefined) {
      if (verdict === "pass") passed.push(golden);
      const isKnown = verdict === "known-failure";
      const isWrong = failingVerdicts.has(verdict) && verdict !== "unanswered";
      if ((!isKnown && !isWrong) || reply === undefined) return;
      const reason = isKnown ? detail : undefined;
      failures.set(reason, [...(failures.get(reason) ?? []), { golden, reply }]);
    },
  };
}

/**
 * Puts every case of a corpus to an implementation, has it fit from starts of its own, then tries the laws on it, and tells what came
 * of it, and why. Whatever the implementation does, every case and every law gets a verdict.
 */
export async function* checkImplementation(
  tested: Implementation,
  options: CheckOptions,
): AsyncGenerator<Event> {
  const { corpus, knownFailures = [], ownFits = [], laws: plan = noLaws, onTiming } = options;
  const { knownFailuresFile, whole = false } = options;
  const signal = options.signal ?? new AbortController().signal;
  const implementation = declaredOnly(interruptible(tested, signal));
  const { cases } = corpus;
  const { hello } = implementation;
  yield {
    type: "start",
    implementation: hello,
    planned: cases.length + ownFits.length,
    planned_own_fits: ownFits.length,
    planned_laws: plan.laws.length,
    ...(knownFailuresFile !== undefined && { known_failures: knownFailuresFile }),
  };
  const told: CaseEvent[] = [];
  const seen = evidence();
  for (const golden of cases) {
    const { judgement, reply } = await timed({ type: "case", name: golden.id }, onTiming, () =>
      judged(implementation, golden, options).catch(unjudged),
    );
    if (signal.aborted) break;
    seen.add(golden, judgement, reply);
    const { id, title, operation, equations } = golden;
    const event: CaseEvent = {
      type: "case",
      id,
      title,
      operation,
      asks_for: isRefusal(golden) ? "refusal" : "answer",
      covariance_type: golden.input.model.covariance_type,
      equations,
      ...judgement,
    };
    told.push(event);
    yield event;
  }
  for await (const event of checkOwnFits(implementation, ownFits, knownFailures, onTiming)) {
    if (signal.aborted) break;
    told.push(event);
    yield event;
  }
  const tried: LawEvent[] = [];
  const broken: BrokenLaw[] = [];
  for await (const event of checkLaws(implementation, plan, knownFailures, {
    onTiming,
    onBroken: (one) => broken.push(one),
  })) {
    if (signal.aborted) break;
    tried.push(event);
    yield event;
  }
  const { diagnosed = "nothing", extent = "usual" } = options;
  const explained = new Set<string>();
  const groups = new Map(
    [...seen.failures].filter(
      ([known]) =>
        diagnosed === "everything" || (diagnosed === "unknown failures" && known === undefined),
    ),
  );
  for await (const [known, reasons] of diagnoseEach(groups, seen.passed, corpus, extent)) {
    if (signal.aborted) break;
    for (const reason of reasons) {
      const open = broken.filter(({ law }) => known === undefined && !explained.has(law.name));
      const names = await lawsUnder(reason, open, hello);
      for (const name of names) explained.add(name);
      const { diagnosis } = reason;
      yield { type: "diagnosis", ...(known !== undefined && { known }), ...diagnosis, laws: names };
    }
  }
  const summary = summarise({
    cases: told,
    laws: tried,
    capabilities: hello.capabilities,
    whole,
    planned: { cases: cases.length + ownFits.length, laws: plan.laws.length },
    knownFailures,
    wholeLaws: tried.filter((_, i) => isWhole(plan.laws[i], plan)),
  });
  yield { type: "end", summary };
}
