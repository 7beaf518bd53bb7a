import fc from "fast-check";
import type { Mutant } from "../mutants/index.ts";
import { mutantAdapter, printedAdapter } from "../mutants/index.ts";
import { examined, type Law, outsideOf, rangeFor } from "../properties/index.ts";
import type { Implementation } from "../protocol/index.ts";

const asPrinted = printedAdapter();

const inputsTried = 30;
const seed = 9;

/** Whether a law is broken at an input; undefined where it claims nothing of it. */
async function breaks(
  law: Law,
  subject: Implementation,
  input: unknown,
): Promise<boolean | undefined> {
  try {
    return (await examined(law, subject, input)).violation !== undefined;
  } catch (error) {
    if (outsideOf(error) !== undefined) return undefined;
    throw error;
  }
}

/**
 * Whether a law kills a mutant, on inputs of a fixed seed: it is broken at one which the same
 * arithmetic without the bug passes.
 */
export async function killedBy(law: Law, mutant: Mutant): Promise<boolean> {
  const subject = mutantAdapter(mutant);
  const inputs = fc.sample(law.inputs(rangeFor(subject.hello)), { seed, numRuns: inputsTried });
  for (const input of inputs) {
    if (!(await breaks(law, subject, input))) continue;
    if (mutant.edits.length === 0 || (await breaks(law, asPrinted, input)) === false) return true;
  }
  return false;
}
