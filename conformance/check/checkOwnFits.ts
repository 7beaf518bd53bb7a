import type { ErrorCode } from "../../src/model/index.ts";
import type { Implementation } from "../protocol/index.ts";
import type { CaseEvent } from "./events.ts";
import type { KnownFailures } from "./knownFailures.ts";
import { type Attempt, attempt, requestsOfOwnFit } from "./ownAttempts.ts";
import type { OwnFit } from "./ownFit.ts";
import { differentOptima } from "./sameOptimum.ts";
import { type OnTiming, timed } from "./timing.ts";
import { withKnown } from "./withKnown.ts";

/** From another start, a component may collapse (9.15) or the steps run out: such a refusal is right. */
const honestRefusals: ReadonlySet<ErrorCode | undefined> = new Set([
  "singular_covariance",
  "empty_component",
  "not_converged",
]);

const isValid = ({ verdict, refusedAs }: Attempt) =>
  verdict === "pass" || honestRefusals.has(refusedAs);

/** Asks for a fit again, and then with another seed, where the first answer was right. */
async function furtherAttempts(
  own: OwnFit,
  first: Attempt,
  implementation: Implementation,
): Promise<Attempt> {
  if (first.verdict !== "pass" || first.optimum === undefined) return first;
  const { again, otherSeed } = requestsOfOwnFit(own);
  const second = await attempt(own, again, implementation);
  if (second.verdict !== "pass" || second.optimum === undefined)
    return { ...second, attempt: `again with seed ${again.seed}` };
  const detail = differentOptima(own, first.optimum, second.optimum);
  if (detail !== undefined) return { verdict: "fail", detail, comparisons: [] };
  const third = await attempt(own, otherSeed, implementation);
  return isValid(third) ? first : { ...third, attempt: `with seed ${otherSeed.seed}` };
}

/**
 * Asks an implementation for fits from starts of its own, and tells of each what a case is told of. All are asked for,
 * then, in a fresh process, each again with the same seed, which has to end at the same optimum, and with another seed.
 */
export async function* checkOwnFits(
  implementation: Implementation,
  ownFits: readonly OwnFit[],
  knownFailures: KnownFailures,
  onTiming?: OnTiming,
): AsyncGenerator<CaseEvent> {
  const first = new Map<OwnFit, Attempt>();
  const seconds = new Map<OwnFit, number>();
  const timedOf = (own: OwnFit, work: () => Promise<Attempt>) =>
    timed(
      { type: "case", name: own.id },
      (timing) => seconds.set(own, (seconds.get(own) ?? 0) + timing.seconds),
      work,
    );
  for (const own of ownFits)
    first.set(
      own,
      await timedOf(own, () => attempt(own, requestsOfOwnFit(own).first, implementation)),
    );
  if ([...first.values()].some(({ verdict }) => verdict === "pass")) await implementation.renew();
  for (const [own, before] of first) {
    const { id, title, equations, request } = own;
    const { refusedAs: _, ...judgement } = await timedOf(own, () =>
      furtherAttempts(own, before, implementation),
    );
    onTiming?.({ type: "case", name: id, seconds: seconds.get(own) ?? 0 });
    yield {
      type: "case",
      id,
      title,
      operation: "fit_own",
      asks_for: "answer",
      covariance_type: request.covariance_type,
      equations,
      ...withKnown(own, judgement, knownFailures),
    };
  }
}
