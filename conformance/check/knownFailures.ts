import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { flagNames, type GoldenCase, readJson } from "../cases/index.ts";
import { laws } from "../properties/index.ts";
import { describeIssues } from "../protocol/index.ts";

const reason = z.string().min(1).describe("the cause, in the implementation");

const cases = z.array(z.string()).min(1).describe("ids of golden cases");
const flag = z.enum(flagNames).describe("every case that carries it");
const lawNames = z.array(z.string()).min(1).describe("names of laws");

/** What an entry is about: cases, one by one or by a flag, laws beside them, or laws alone. */
const scopes = [
  { cases, laws: lawNames.optional() },
  { flag, laws: lawNames.optional() },
  { laws: lawNames },
] as const;

const nature = z
  .enum(["bug", "choice", "precision"])
  .optional()
  .describe("a bug; a choice of its authors that cannot be turned off; a limit of precision");

/** A loss of digits. */
const digits = {
  reason,
  nature,
  digits_lost: z.number().min(0).describe("attainable digits less correct ones, at the worst"),
  rounding_decides: z
    .literal(true)
    .optional()
    .describe(
      "which of the cases and laws fail differs between processors; some fail, or need half of what is allowed",
    ),
};

/** Something else than digits: a refusal that is wrong or missing, a fit that ends elsewhere. */
const verdict = {
  reason,
  nature,
  verdict: z
    .enum(["fail", "error"])
    .describe("fail: another answer; error: refused what has an answer, or answered what has none"),
};

const [ofCases, ofFlag, ofLaws] = scopes;

/** What an implementation is known to get wrong, cause by cause: in some cases, in every case with a flag, under some laws. */
export const knownFailures = z.array(
  z.union([
    z.strictObject({ ...digits, ...ofCases }),
    z.strictObject({ ...digits, ...ofFlag }),
    z.strictObject({ ...digits, ...ofLaws }),
    z.strictObject({ ...verdict, ...ofCases }),
    z.strictObject({ ...verdict, ...ofFlag }),
    z.strictObject({ ...verdict, ...ofLaws }),
  ]),
);
export type KnownFailures = z.infer<typeof knownFailures>;
export type KnownFailure = KnownFailures[number];

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

/** What a list can name: by its id, or by a flag. */
export type Listable = Pick<GoldenCase, "id" | "flags">;

/**
 * Refuses a list that names cases, flags or laws that are not there.
 *
 * @throws Error naming the first of them
 */
export function checkNames(list: KnownFailures, cases: readonly Listable[], path: string): void {
  const ids = new Set(cases.map(({ id }) => id));
  const flags = new Set(cases.flatMap((golden) => golden.flags));
  const names = new Set(laws.map(({ name }) => name));
  for (const entry of list) {
    const stranger = "cases" in entry ? entry.cases.find((id) => !ids.has(id)) : undefined;
    if (stranger !== undefined) throw new Error(`${path}: there is no case ${stranger}`);
    const outlaw = entry.laws?.find((name) => !names.has(name));
    if (outlaw !== undefined) throw new Error(`${path}: there is no law ${outlaw}`);
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
