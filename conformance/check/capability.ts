import type { GoldenCase } from "../cases/index.ts";
import type { Capabilities } from "../protocol/index.ts";

/** Why an implementation need not be asked a case: it has declared that it can't answer. */
export function undeclared(golden: GoldenCase, can: Capabilities): string | undefined {
  const { operation, input } = golden;
  const structure = input.model.covariance_type;
  const [K, D] = [input.model.weights.length, input.model.means[0].length];
  const held = "known" in input ? input.known.filter((group) => !can.known.includes(group)) : [];
  if (!can.operations.includes(operation)) return `${operation} is not declared`;
  if (!can.covariance_types.includes(structure)) return `${structure} is not declared`;
  if (D > (can.max_dimensions ?? Infinity)) return `at most ${can.max_dimensions} dimensions`;
  if (K > (can.max_components ?? Infinity)) return `at most ${can.max_components} components`;
  if (held.length > 0) return `cannot hold ${held.join(", ")}`;
  if (operation !== "em") return undefined;
  if (can.exact_steps === null) return "cannot run a given number of steps";
  if (can.exact_steps.from === "responsibilities") return "steps start from responsibilities only";
  return golden.input.steps < can.exact_steps.minimum
    ? `at least ${can.exact_steps.minimum} steps`
    : undefined;
}
