import { type GoldenCase, isRefusal, runsOutOfSteps } from "./case.ts";
import type { Corpus } from "./corpus.ts";

/** About how many steps a fit takes until it converges. */
const stepsOfFit = 100;

/** How many steps an answer takes. */
function stepsOf(golden: GoldenCase): number {
  if (runsOutOfSteps(golden)) return golden.expected.steps;
  if (golden.operation === "fit") return stepsOfFit;
  return golden.operation === "em" ? Math.max(1, golden.input.steps ?? 1) : 1;
}

/** How much there is to compute in a case: N·K·D, times the steps. */
export function sizeOf(golden: GoldenCase, { dataOf }: Corpus): number {
  if (isRefusal(golden)) return 1;
  const { means } = golden.input.model;
  return dataOf(golden).length * means.length * means[0].length * stepsOf(golden);
}
