import type { CaseEvent, LawEvent } from "./events.ts";
import type { KnownFailure, KnownFailures } from "./knownFailures.ts";
import { roundingDecides } from "./withKnown.ts";

/** A case or a law that needs less than this part of what it is allowed shows nothing of its cause. */
const farFromAllowed = 0.5;

function caseShows({ verdict, comparisons }: CaseEvent): boolean {
  return verdict !== "pass" || comparisons.some(({ ratio }) => ratio >= farFromAllowed);
}

function lawShows({ verdict, ratio }: LawEvent): boolean {
  return verdict !== "pass" || ratio >= farFromAllowed;
}

/** Whether every one of some names was told of, and none shows anything. */
function noneShows<Told>(
  names: readonly string[],
  told: ReadonlyMap<string, Told>,
  shows: (told: Told) => boolean,
): boolean {
  return names.every((name) => {
    const event = told.get(name);
    return event !== undefined && !shows(event);
  });
}

/**
 * The causes of which rounding decides the cases and laws, where all of these were put and none
 * failed or came near to what it is allowed: they are causes no longer.
 */
export function staleCauses(
  list: KnownFailures,
  cases: readonly CaseEvent[],
  laws: readonly LawEvent[] = [],
): readonly string[] {
  const caseById = new Map(cases.map((event) => [event.id, event]));
  const lawByName = new Map(laws.map((event) => [event.law, event]));
  const isStale = (entry: KnownFailure) =>
    !("flag" in entry) &&
    noneShows("cases" in entry ? entry.cases : [], caseById, caseShows) &&
    noneShows(entry.laws ?? [], lawByName, lawShows);
  return list
    .filter((entry) => roundingDecides(entry) && isStale(entry))
    .map(({ reason }) => reason);
}
