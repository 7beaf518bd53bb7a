import { chapterOf, unmetNeed } from "../properties/index.ts";
import type { Implementation } from "../protocol/index.ts";
import type { LawEvent, LawJudgement } from "./events.ts";
import { entriesOf, judgeLaw, reasonIn } from "./judgeLaw.ts";
import type { KnownFailures } from "./knownFailures.ts";
import { defaultPatience, type Patience, type Watched, watched } from "./lawPatience.ts";
import { isWhole, type LawPlan, type PlannedLaw, runsOf } from "./lawPlan.ts";
import type { BrokenLaw } from "./lawsBroken.ts";
import { type OnTiming, timed } from "./timing.ts";
import { tryLaw } from "./tryLaw.ts";

const untried = { runs: 0, skipped: 0, ratio: 0 } as const;

/** Whether something was told: it is told once. */
function once() {
  let isTold = false;
  return {
    isTold: () => isTold,
    tell: () => {
      isTold = true;
    },
  };
}

async function judged(
  planned: PlannedLaw,
  plan: LawPlan,
  subject: Watched,
  list: KnownFailures,
  patience: Patience,
  told: ReturnType<typeof once>,
  onBroken: OnBroken | undefined,
): Promise<LawJudgement> {
  const { law, range } = planned;
  const unmet = unmetNeed(law, subject.implementation, range);
  if (unmet !== undefined) return { ...untried, verdict: "unsupported", detail: unmet };
  if (subject.isGivenUp()) {
    const detail = `was not tried: the adapter broke down ${subject.breakdowns()} times before`;
    return { ...untried, ratio: Number.POSITIVE_INFINITY, verdict: "crash", detail };
  }
  const entries = entriesOf(law.name, list);
  const draw = { runs: runsOf(law, plan), seed: plan.seed };
  const trial = await tryLaw(planned, subject, draw, reasonIn(entries), patience, told.isTold);
  const { fault } = trial.broken ?? {};
  if (fault !== undefined && "law" in fault && fault.isNotFinite) told.tell();
  const judgement = judgeLaw(trial, entries, isWhole(planned, plan));
  if (trial.broken !== undefined) onBroken?.({ law, ...trial.broken });
  return judgement;
}

/** Whatever goes wrong in trying a law, it gets a verdict, and the run goes on. */
function unjudged(error: unknown): LawJudgement {
  const detail = `could not be judged: ${String(error)}`;
  return { ...untried, verdict: "fail", detail, unjudged: true };
}

type OnBroken = (broken: BrokenLaw) => void;

interface LawsOptions {
  readonly patience?: Patience;
  readonly onTiming?: OnTiming | undefined;
  /** Told of every law that is broken, with the input itself. */
  readonly onBroken?: OnBroken | undefined;
}

/** Tries the laws of a plan on an implementation. Whatever that does, every law gets a verdict. */
export async function* checkLaws(
  implementation: Implementation,
  plan: LawPlan,
  list: KnownFailures,
  { patience = defaultPatience, onTiming, onBroken }: LawsOptions = {},
): AsyncGenerator<LawEvent> {
  const subject = watched(implementation, patience);
  const notFinite = once();
  for (const planned of plan.laws) {
    const { name, statement, equations } = planned.law;
    const judgement = await timed({ type: "law", name }, onTiming, () =>
      judged(planned, plan, subject, list, patience, notFinite, onBroken).catch(unjudged),
    );
    yield {
      type: "law",
      law: name,
      chapter: chapterOf(planned.law),
      statement,
      equations,
      ...judgement,
    };
  }
}
