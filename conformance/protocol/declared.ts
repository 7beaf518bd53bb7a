import {
  type CovarianceType,
  covarianceTypes,
  type ParameterGroup,
  parameterGroups,
} from "../../src/model/index.ts";
import type { Capabilities } from "./capabilities.ts";
import { excludedBy } from "./limitMissed.ts";
import { type Outline, outlineOf } from "./outline.ts";

const isStructure = (name: string): name is CovarianceType =>
  (covarianceTypes as readonly string[]).includes(name);
const isGroup = (name: string): name is ParameterGroup =>
  (parameterGroups as readonly string[]).includes(name);

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A name that no structure has can be told from others only by who knows of more than one. */
function undeclaredStructure(structure: string | undefined, { covariance_types }: Capabilities) {
  if (structure === undefined) return undefined;
  if (!isStructure(structure) && covariance_types.length < 2)
    return `chooses no structure: always ${covariance_types.join()}`;
  return !isStructure(structure) || covariance_types.includes(structure)
    ? undefined
    : `${structure} is not declared`;
}

function undeclaredGroups(known: readonly string[] = [], can: Capabilities): string | undefined {
  const held = known.filter((group) =>
    isGroup(group) ? !can.known.includes(group) : can.known.length === 0,
  );
  return held.length === 0 ? undefined : `cannot hold ${held.join(", ")}`;
}

function undeclaredSize({ D = 0, K = 0 }: Outline, can: Capabilities): string | undefined {
  const { max_dimensions = Infinity, max_components = Infinity } = can;
  if (D > max_dimensions) return `at most ${counted(max_dimensions, "dimension")}`;
  return K > max_components ? `at most ${counted(max_components, "component")}` : undefined;
}

function undeclaredSteps({ operation, steps = 0 }: Outline, { exact_steps }: Capabilities) {
  if (operation !== "em") return undefined;
  if (exact_steps === null) return "cannot run a given number of steps";
  if (exact_steps.from === "responsibilities") return "steps start from responsibilities only";
  return steps < exact_steps.minimum
    ? `at least ${counted(exact_steps.minimum, "step")}`
    : undefined;
}

/** Why an implementation is not asked a question of this outline: it has declared that it cannot answer. */
export function undeclaredOutline(question: Outline, can: Capabilities): string | undefined {
  const { operation, structure, known, hasNaN } = question;
  if (!can.operations.some((declared) => declared === operation))
    return `${operation} is not declared`;
  return (
    undeclaredStructure(structure, can) ??
    undeclaredSize(question, can) ??
    undeclaredGroups(known, can) ??
    (hasNaN && can.nan_policy !== "refuse"
      ? `what becomes of NaN: ${can.nan_policy}`
      : undefined) ??
    undeclaredSteps(question, can) ??
    excludedBy(can.limits ?? [], question)
  );
}

/** The same of a request, which need not be one that the protocol allows: some are wrong on purpose. */
export function undeclared(request: unknown, can: Capabilities): string | undefined {
  return undeclaredOutline(outlineOf(request), can);
}
