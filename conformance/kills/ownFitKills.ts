import type { Corpus } from "../cases/index.ts";
import { checkOwnFits } from "../check/checkOwnFits.ts";
import { type OwnFit, ownFitsOf } from "../check/ownFit.ts";
import { failingVerdicts } from "../check/verdict.ts";
import { type Mutant, mutantAdapter } from "../mutants/index.ts";

/** Beyond so many points a fit takes long. */
const fewPoints = 200;

/** The fits from own starts that mutants are asked for: the small ones, of several components. */
export function trialOwnFits(corpus: Corpus): readonly OwnFit[] {
  return ownFitsOf(corpus).filter(
    ({ request }) => request.components === 2 && request.data.length <= fewPoints,
  );
}

/** The ids of the fits from own starts that a mutant fails; none where it has no such fits of its own. */
export async function killingOwnFits(
  mutant: Mutant,
  ownFits: readonly OwnFit[],
): Promise<readonly string[]> {
  if (mutant.functions?.fit_own === undefined) return [];
  const failed: string[] = [];
  for await (const { id, verdict } of checkOwnFits(mutantAdapter(mutant), ownFits, []))
    if (failingVerdicts.has(verdict)) failed.push(id);
  return failed;
}
