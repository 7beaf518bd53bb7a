import { type Corpus, type GoldenCase, requestOf } from "../cases/index.ts";
import { judge } from "../check/judge.ts";
import type { Implementation, Reply } from "../protocol/index.ts";

/** What an implementation made of some cases. */
interface Outcomes {
  /** What it got wrong, and its replies. */
  readonly failures: readonly { readonly golden: GoldenCase; readonly reply: Reply }[];
  /** What it got right. */
  readonly passed: readonly GoldenCase[];
}

/** Puts some cases to an implementation. */
export async function outcomesOf(
  implementation: Implementation,
  cases: readonly GoldenCase[],
  corpus: Corpus,
): Promise<Outcomes> {
  const failures: Outcomes["failures"][number][] = [];
  const passed: GoldenCase[] = [];
  for (const golden of cases) {
    const reply = await implementation.ask(requestOf(golden, corpus) as never);
    if (judge(golden, reply, corpus.dataOf, "float64").verdict === "pass") passed.push(golden);
    else failures.push({ golden, reply });
  }
  return { failures, passed };
}
