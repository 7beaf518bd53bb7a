import type { Limit, Requirement } from "./limits.ts";
import type { Outline } from "./outline.ts";

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** `at most 1 dimension`, `2 to 4 components`. */
function describeInterval([least, most]: NonNullable<Limit["dimensions"]>, noun: string): string {
  if (most === null) return `at least ${counted(least, noun)}`;
  if (least === 1) return `at most ${counted(most, noun)}`;
  return least === most ? `exactly ${counted(most, noun)}` : `${least} to ${counted(most, noun)}`;
}

function missesInterval(interval: Limit["dimensions"], noun: string, count: number | undefined) {
  if (interval === undefined || count === undefined) return undefined;
  const [least, most] = interval;
  return count >= least && count <= (most ?? Infinity)
    ? undefined
    : describeInterval(interval, noun);
}

/** The weight of a single component is 1, held or not. */
const isOne = (group: string, K: number | undefined) => group === "weights" && K === 1;

/** What each requirement of a limit is, where a question misses it. */
const misses: {
  readonly [Name in Requirement]: (limit: Limit, question: Outline) => string | undefined;
} = {
  dimensions: ({ dimensions }, { D }) => missesInterval(dimensions, "dimension", D),
  components: ({ components }, { K }) => missesInterval(components, "component", K),
  points_at_least_dimensions: (_, { N, D = 0 }) =>
    N >= D ? undefined : "at least as many points as dimensions",
  responsibilities: (_, { responsibilities }) =>
    responsibilities.every((value) => value === 0 || value === 1)
      ? undefined
      : "responsibilities of 0 and 1 only",
  equal_weights: (_, { weights }) =>
    weights.every((weight) => weight === weights[0]) ? undefined : "equal weights only",
  equal_covariances: (_, { covariances }) =>
    covariances.every((one) => JSON.stringify(one) === JSON.stringify(covariances[0]))
      ? undefined
      : "equal covariances only",
  must_hold: ({ must_hold = [] }, { known, K }) =>
    known === undefined || must_hold.every((group) => known.includes(group) || isOne(group, K))
      ? undefined
      : `only with ${must_hold.join(" and ")} held`,
};

const requirementNames = Object.keys(misses) as Requirement[];

/** `em, fit of diag with weights held`; empty where a limit is about every question. */
function describeScope({ operations, covariance_types, known }: Limit): string {
  const names = [operations, covariance_types].flatMap((some) => some?.join(", ") ?? []);
  const held = known === undefined ? [] : [`with ${known.join(" or ")} held`];
  return [names.join(" of "), ...held].join(" ").trim();
}

function isWithin({ operations, covariance_types, known }: Limit, question: Outline): boolean {
  const among = (names: readonly string[] | undefined, name: string | undefined) =>
    names === undefined || (name !== undefined && names.includes(name));
  return (
    among(operations, question.operation) &&
    among(covariance_types, question.structure) &&
    (known === undefined || known.some((group) => question.known?.includes(group)))
  );
}

/** The limit in words, where it excludes a question: `spherical: at most 1 dimension`. */
function limitMissed(limit: Limit, question: Outline): string | undefined {
  if (!isWithin(limit, question)) return undefined;
  const scope = describeScope(limit);
  const required = requirementNames.filter((name) => limit[name] !== undefined);
  if (required.length === 0) return `${scope}: not at all`;
  for (const name of required) {
    const missed = misses[name](limit, question);
    if (missed !== undefined) return scope === "" ? missed : `${scope}: ${missed}`;
  }
  return undefined;
}

/** The first of some limits that excludes a question, in words. */
export function excludedBy(limits: readonly Limit[], question: Outline): string | undefined {
  return limits.map((limit) => limitMissed(limit, question)).find((missed) => missed !== undefined);
}
