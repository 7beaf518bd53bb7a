import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { flagNames, type GoldenCase, readJson } from "../cases/index.ts";
import { describeIssues } from "../protocol/index.ts";
import type { CaseEvent } from "./events.ts";
import type { Judgement } from "./verdict.ts";

const reason = z.string().min(1).describe("the cause, in the implementation");

/** The cases that an entry is about. */
const scopes = {
  cases: z.array(z.string()).min(1),
  flag: z.enum(flagNames).describe("every case that carries it"),
} as const;

/** A loss of digits. */
const digits = {
  reason,
  digits_lost: z.number().min(0).describe("attainable digits less correct ones, at the worst"),
  rounding_decides: z
    .literal(true)
    .optional()
    .describe(
      "which of the cases fail differs between processors; some fail, or need half of the tolerance",
    ),
};

/** Something else than digits: a refusal that is wrong or missing, a fit that ends elsewhere. */
const verdict = {
  reason,
  verdict: z
    .enum(["fail", "error"])
    .describe("fail: another answer; error: refused what has an answer, or answered what has none"),
};

/** What an implementation is known to get wrong, cause by cause: in some cases, or in every case with a flag. */
export const knownFailures = z.array(
  z.union([
    z.strictObject({ ...digits, cases: scopes.cases }),
    z.strictObject({ ...digits, flag: scopes.flag }),
    z.strictObject({ ...verdict, cases: scopes.cases }),
    z.strictObject({ ...verdict, flag: scopes.flag }),
  ]),
);
export type KnownFailures = z.infer<typeof knownFailures>;

/** The name of the list beside an adapter. */
const knownFailuresFile = "known-failures.json";

/**
 * Reads a list of known failures.
 *
 * @throws Error naming the file and the entry
 */
export function readKnownFailures(path: string): KnownFailures {
  const parsed = knownFailures.safeParse(readJson(path));
  if (!parsed.success) throw new Error(`${path}: ${describeIssues(parsed.error)}`);
  return parsed.data;
}

/**
 * Refuses a list that names cases or flags that are not there.
 *
 * @throws Error naming the first of them
 */
export function checkNames(list: KnownFailures, cases: readonly GoldenCase[], path: string): void {
  const ids = new Set(cases.map(({ id }) => id));
  const flags = new Set(cases.flatMap((golden) => golden.flags));
  for (const entry of list) {
    const stranger = "cases" in entry ? entry.cases.find((id) => !ids.has(id)) : undefined;
    if (stranger !== undefined) throw new Error(`${path}: there is no case ${stranger}`);
    if ("flag" in entry && !flags.has(entry.flag))
      throw new Error(`${path}: there is no flag ${entry.flag}`);
  }
}

/** The list beside the adapter that a command line names, if there is one. */
export function listBeside(command: readonly string[]): string | undefined {
  return command
    .filter((word) => existsSync(word))
    .map((word) => join(dirname(word), knownFailuresFile))
    .find((path) => existsSync(path));
}

/** A case that needs less than this part of its tolerance shows nothing of its cause. */
const farFromTolerance = 0.5;

function roundingDecides(entry: KnownFailures[number]): boolean {
  return "rounding_decides" in entry && entry.rounding_decides === true;
}

function shows({ verdict, comparisons }: CaseEvent): boolean {
  return verdict !== "pass" || comparisons.some(({ ratio }) => ratio >= farFromTolerance);
}

/**
 * The causes of which rounding decides the cases, where all of these were put and none failed or
 * came near to its tolerance: they are causes no longer.
 */
export function staleCauses(list: KnownFailures, told: readonly CaseEvent[]): readonly string[] {
  const events = new Map(told.map((event) => [event.id, event]));
  const isStale = (id: string) => {
    const event = events.get(id);
    return event !== undefined && !shows(event);
  };
  return list
    .filter((entry) => roundingDecides(entry) && "cases" in entry && entry.cases.every(isStale))
    .map(({ reason }) => reason);
}

/** How many digits short of the attainable the worst quantity is. */
function digitsLost({ comparisons }: Judgement): number {
  return Math.max(
    0,
    ...comparisons
      .filter(({ passed }) => !passed)
      .map(({ attainable, digits }) => attainable - digits),
  );
}

/** A listed failure may be worse than its entry says by this many digits, and no more. */
const digitsOfGrace = 1;

/** Whether a judgement is about digits: a crash, a refusal or a fit that did not stop where it should is not. */
function losesDigits({ verdict, detail, comparisons }: Judgement): boolean {
  return verdict === "fail" && detail === undefined && comparisons.length > 0;
}

type Entry = KnownFailures[number];

function lists(entry: Entry, { id, flags }: GoldenCase): boolean {
  return "cases" in entry ? entry.cases.includes(id) : flags.includes(entry.flag);
}

/** The judgement in the light of one entry that lists its case. */
function inTheLightOf(judgement: Judgement, entry: Entry): Judgement {
  const { reason } = entry;
  if ("verdict" in entry) {
    const known = judgement.verdict === entry.verdict && judgement.badMessage === undefined;
    return known ? { ...judgement, verdict: "known-failure", detail: reason } : judgement;
  }
  if (!losesDigits(judgement)) return judgement;
  const lost = digitsLost(judgement);
  if (lost <= entry.digits_lost + digitsOfGrace)
    return { ...judgement, verdict: "known-failure", detail: reason };
  const detail = `loses ${lost.toFixed(1)} digits, more than the ${entry.digits_lost} of its known failure`;
  return { ...judgement, detail };
}

/** A listed case that passes, though rounding has no say in any of its causes. */
function unexpected(judgement: Judgement, [{ reason }]: readonly Entry[]): Judgement {
  const detail = `listed as a known failure: ${reason}`;
  return { ...judgement, verdict: "unexpected-pass", detail };
}

/**
 * The judgement in the light of the list: a listed failure of a listed kind fails no run, a listed
 * pass does. Crashes, timeouts and bad messages cannot be known.
 */
export function withKnown(
  golden: GoldenCase,
  judgement: Judgement,
  list: KnownFailures,
): Judgement {
  const entries = list.filter((entry) => lists(entry, golden));
  if (entries.length === 0 || judgement.verdict === "unsupported") return judgement;
  if (judgement.verdict === "pass")
    return entries.some(roundingDecides) ? judgement : unexpected(judgement, entries);
  const seen = entries.map((entry) => inTheLightOf(judgement, entry));
  return seen.find(({ verdict }) => verdict === "known-failure") ?? seen[0];
}
