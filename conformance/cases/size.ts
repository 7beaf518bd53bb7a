import type { GoldenCase } from "./case.ts";
import { isRefusal } from "./case.ts";
import type { Corpus } from "./corpus.ts";

/** How much there is to compute in a case: N·K·D, times the steps, of which a fit takes about a hundred. */
export function sizeOf(golden: GoldenCase, { dataOf }: Corpus): number {
  if (isRefusal(golden)) return 1;
  const { means } = golden.input.model;
  const steps = golden.operation === "em" ? Math.max(1, golden.input.steps) : 1;
  const rounds = golden.operation === "fit" ? 100 : steps;
  return dataOf(golden).length * means.length * means[0].length * rounds;
}
