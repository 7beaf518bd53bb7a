import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type Corpus, type GoldenCase, isRefusal } from "../cases/index.ts";
import type { Mutant } from "../mutants/index.ts";
import { mutantAdapter } from "../mutants/index.ts";
import { applies, laws } from "../properties/index.ts";
import { kills } from "./caseKills.ts";
import { killedBy } from "./lawKills.ts";
import { killingOwnFits, trialOwnFits } from "./ownFitKills.ts";

const seen = z.strictObject({
  /** How many of the cases that were tried kill it, and the first that does. */
  killed: z.int(),
  of: z.int(),
  by: z.string().optional(),
});

/** What kills a mutant, and what cannot see it. */
const kill = z.strictObject({
  mutant: z.string(),
  /** By operation; refusals are counted by themselves. */
  cases: z.record(z.string(), seen),
  laws: z.array(z.string()),
  blindLaws: z.array(z.string()),
});
export type Kill = z.infer<typeof kill>;

/** Where the kills are recorded. */
export const killsFile = fileURLToPath(new URL("../mutants/kills.json", import.meta.url));

export function readKills(): readonly Kill[] {
  return z.array(kill).parse(JSON.parse(readFileSync(killsFile, "utf8")));
}

/** What a case asks for, as the record counts it. */
function groupOf(golden: GoldenCase): string {
  return isRefusal(golden) ? "refusals" : golden.operation;
}

async function caseKills(
  mutant: Mutant,
  cases: readonly GoldenCase[],
  corpus: Corpus,
): Promise<Kill["cases"]> {
  const groups: Kill["cases"] = {};
  for (const golden of cases) {
    const before = groups[groupOf(golden)] ?? { killed: 0, of: 0 };
    const killed = await kills(mutant, golden, corpus);
    groups[groupOf(golden)] = {
      killed: before.killed + (killed ? 1 : 0),
      of: before.of + 1,
      ...((before.by ?? (killed && golden.id)) && { by: before.by ?? golden.id }),
    };
  }
  return groups;
}

/** What fits from own starts kill, where a mutant has such fits of its own. */
async function ownFitKills(mutant: Mutant, corpus: Corpus): Promise<Kill["cases"]> {
  if (mutant.functions?.fit_own === undefined) return {};
  const ownFits = trialOwnFits(corpus);
  const failed = await killingOwnFits(mutant, ownFits);
  const [by] = failed;
  return { fit_own: { killed: failed.length, of: ownFits.length, ...(by && { by }) } };
}

/** Whether a law is about what a mutant breaks. */
function concerns(equations: readonly string[], mutant: Mutant): boolean {
  return equations.some((number) => mutant.breaks.includes(number));
}

/** Holds a mutant against cases and all laws. */
export async function recordOf(
  mutant: Mutant,
  cases: readonly GoldenCase[],
  corpus: Corpus,
): Promise<Kill> {
  const able = laws.filter((law) => applies(law, mutantAdapter(mutant)));
  const killing: string[] = [];
  for (const law of able) if (await killedBy(law, mutant)) killing.push(law.name);
  const blind = able.filter(
    ({ name, equations }) => !killing.includes(name) && concerns(equations, mutant),
  );
  return {
    mutant: mutant.name,
    cases: {
      ...(await caseKills(mutant, cases, corpus)),
      ...(await ownFitKills(mutant, corpus)),
    },
    laws: killing,
    blindLaws: blind.map(({ name }) => name),
  };
}
