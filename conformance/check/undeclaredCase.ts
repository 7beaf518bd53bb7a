import { type GoldenCase, runsOutOfSteps } from "../cases/index.ts";
import { type Capabilities, undeclared } from "../protocol/index.ts";

/**
 * Why an implementation is not asked a case: it has declared that it cannot answer. A fit that runs out of steps is
 * asked only of those that can run exactly as many: others may count, or begin, in another way.
 *
 * @param request the request that puts the case's question
 */
export function undeclaredCase(
  golden: GoldenCase,
  request: object,
  can: Capabilities,
): string | undefined {
  const why = undeclared(request, can);
  if (why !== undefined || !runsOutOfSteps(golden)) return why;
  const sameSteps = { ...request, op: "em", steps: golden.input.max_steps };
  return undeclared(sameSteps, { ...can, operations: ["em"], limits: [] });
}
