import {
  type CovarianceType,
  covarianceTypes,
  type ParameterGroup,
  parameterGroups,
} from "../../src/model/index.ts";
import { type GoldenCase, isRefusal } from "../cases/index.ts";
import type { Capabilities } from "../protocol/index.ts";

const isStructure = (name: string): name is CovarianceType =>
  (covarianceTypes as readonly string[]).includes(name);
const isGroup = (name: string): name is ParameterGroup =>
  (parameterGroups as readonly string[]).includes(name);

/** Whether a case is about values that are not numbers, and the adapter declares no refusal of them. */
function leftToTheAdapter(golden: GoldenCase, can: Capabilities): boolean {
  const asksForNaN = isRefusal(golden) && golden.input.data.rows.flat().includes("NaN");
  return asksForNaN && can.nan_policy !== "refuse";
}

/** Why an implementation need not be asked a case: it has declared that it can't answer. */
export function undeclared(golden: GoldenCase, can: Capabilities): string | undefined {
  const { operation, input } = golden;
  const structure = input.model.covariance_type;
  const [K, D] = [input.model.weights.length, input.model.means[0]?.length ?? 0];
  const groups: readonly string[] = ("known" in input && input.known) || [];
  const held = groups.filter((group) => isGroup(group) && !can.known.includes(group));
  if (!can.operations.includes(operation)) return `${operation} is not declared`;
  if (isStructure(structure) && !can.covariance_types.includes(structure))
    return `${structure} is not declared`;
  if (D > (can.max_dimensions ?? Infinity)) return `at most ${can.max_dimensions} dimensions`;
  if (K > (can.max_components ?? Infinity)) return `at most ${can.max_components} components`;
  if (held.length > 0) return `cannot hold ${held.join(", ")}`;
  if (leftToTheAdapter(golden, can)) return `what becomes of NaN: ${can.nan_policy}`;
  if (operation !== "em") return undefined;
  if (can.exact_steps === null) return "cannot run a given number of steps";
  if (can.exact_steps.from === "responsibilities") return "steps start from responsibilities only";
  return "steps" in input && (input.steps ?? 0) < can.exact_steps.minimum
    ? `at least ${can.exact_steps.minimum} steps`
    : undefined;
}
