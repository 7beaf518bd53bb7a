import { type Corpus, type GoldenCase, requestOf } from "../cases/index.ts";
import { judge } from "../check/judge.ts";
import { failingVerdicts } from "../check/verdict.ts";
import type { Mutant } from "../mutants/index.ts";
import { mutantAdapter, printedAdapter } from "../mutants/index.ts";
import type { Implementation } from "../protocol/index.ts";

/** Whether an implementation fails a case. */
export async function fails(
  implementation: Implementation,
  golden: GoldenCase,
  corpus: Corpus,
): Promise<boolean> {
  const reply = await implementation.ask(requestOf(golden, corpus) as never);
  return failingVerdicts.has(judge(golden, reply, corpus.dataOf, "float64").verdict);
}

const asPrinted = printedAdapter();
const passedAsPrinted = new Map<string, Promise<boolean>>();

/** Whether the printed equations, in doubles, pass a case: where they underflow, no edit is killed. */
export function passesAsPrinted(golden: GoldenCase, corpus: Corpus): Promise<boolean> {
  const known = passedAsPrinted.get(golden.id);
  const passed = known ?? fails(asPrinted, golden, corpus).then((failed) => !failed);
  passedAsPrinted.set(golden.id, passed);
  return passed;
}

/** Whether a case kills a mutant: it fails the mutant, and passes the same arithmetic without the bug. */
export async function kills(mutant: Mutant, golden: GoldenCase, corpus: Corpus): Promise<boolean> {
  if (!(await fails(mutantAdapter(mutant), golden, corpus))) return false;
  return mutant.edits.length === 0 || passesAsPrinted(golden, corpus);
}
