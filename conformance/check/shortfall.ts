import type { Summary } from "./events.ts";

/** Why what ran is too little to say that an implementation conforms. */
export type Shortfall =
  | "nothing ran"
  | "too few cases ran"
  | "never answered"
  | "no law ran"
  | "nothing passed";

/** Whether nothing failed, and nothing passed either: all that ran is known to fail. */
function onlyKnownFailures({ passed, failed, laws }: Summary): boolean {
  return passed + laws.passed + failed + laws.failed === 0;
}

const shortfalls: Readonly<Record<Shortfall, (summary: Summary, minimum: number) => boolean>> = {
  "nothing ran": ({ ran, laws }) => ran + laws.ran === 0,
  "too few cases ran": ({ ran }, minimum) => ran < minimum,
  "never answered": ({ never_answered }) => never_answered.length > 0,
  "no law ran": ({ whole, laws }) => whole && laws.planned > 0 && laws.ran === 0,
  "nothing passed": onlyKnownFailures,
};

/** The first reason why too little ran, if too little did: of cases, at least `minimum` have to run. */
export function shortfallOf(summary: Summary, minimum = 0): Shortfall | undefined {
  return (Object.keys(shortfalls) as Shortfall[]).find((name) =>
    shortfalls[name](summary, minimum),
  );
}
