import { difference, type Real, toDouble } from "../../src/exact/index.ts";
import { invariant } from "../../src/model/index.ts";
import { type CaseOf, type Tolerance, toleranceOf } from "../cases/index.ts";
import { compareQuantity } from "../compare/index.ts";
import { fromWire, fromWireModel, type NumberTree, type ResultOf } from "../protocol/index.ts";
import {
  type Findings,
  type FitJudgement,
  generosity,
  judgeByOneStep,
  type Step,
} from "./judgeByOneStep.ts";

type Fit = CaseOf<"fit">;

/**
 * The tolerance of a parameter, widened by what stopping there explains. Only the tolerance itself
 * is coarser in a coarser arithmetic; the distance that is left is not.
 */
function widened(
  tolerance: Tolerance,
  changes: NumberTree,
  factor: number,
  coarseness: number,
): Tolerance {
  const largest = (tree: NumberTree, scale: NumberTree): number =>
    typeof tree === "number"
      ? Math.abs(tree) / (scale as number)
      : Math.max(
          ...tree.map((branch, i) => largest(branch, typeof scale === "number" ? scale : scale[i])),
        );
  return {
    ...tolerance,
    relative: tolerance.relative * coarseness + factor * largest(changes, tolerance.scale),
  };
}

function differences(a: unknown, b: unknown): NumberTree {
  return Array.isArray(a)
    ? a.map((branch, i) => differences(branch, (b as readonly unknown[])[i]))
    : difference(a as Real, b as Real);
}

/** ρ of a fit's certificate. */
export function contractionOf({ id, certificate }: Fit): number {
  invariant(certificate.fixed_point !== undefined, `${id} certifies a fixed point`);
  return certificate.fixed_point.contraction;
}

/** Why a fit did not stop as it was asked to. */
export function notStopped(
  { max_steps: most }: { readonly max_steps: number },
  { steps, converged }: ResultOf<"fit">,
): string | undefined {
  if (!converged) return "did not converge";
  return steps > most ? `took ${steps} steps, more than the ${most} allowed` : undefined;
}

const groups = ["weights", "means", "covariances"] as const;

/**
 * What is wrong with a count of steps, however they are counted: none, where the parameters are no longer those of
 * the start. (Otherwise conventions differ, on whether the step that sees that nothing changes any more is one.)
 */
function miscounted(
  golden: Fit,
  { steps, model }: ResultOf<"fit">,
  coarseness: number,
): string | undefined {
  if (steps > 0) return undefined;
  const [start, theta] = [golden.input.model, model].map(fromWireModel);
  const moved = groups.find((group) => {
    const tolerance = toleranceOf(golden, group);
    return !compareQuantity(group, start[group], theta[group], tolerance, coarseness).passed;
  });
  return moved && `says that it took no step, but its ${moved} are not those of the start`;
}

/**
 * The fit held against one step from where it stopped. A point that one step moves by Δ is Δ/(1 − ρ)
 * from the limit, ρ the rate at which EM contracts there.
 */
function judgeBy(golden: Fit, result: ResultOf<"fit">, step: Step, coarseness: number): Findings {
  const theta = fromWireModel(result.model);
  const expected = fromWireModel(golden.expected.model);
  const factor = generosity / (1 - contractionOf(golden));
  const comparisons = groups.map((group) => {
    const changes = differences(step.next[group], theta[group]);
    const tolerance = widened(toleranceOf(golden, group), changes, factor, coarseness);
    return compareQuantity(group, expected[group], theta[group], tolerance);
  });
  const own = compareQuantity(
    "log_likelihood",
    toDouble(step.before),
    fromWire(result.log_likelihood),
    toleranceOf(golden, "log_likelihood"),
    coarseness,
  );
  const gain = difference(step.after, step.before);
  const { input } = golden;
  return {
    comparisons: [own, ...comparisons],
    notStopped: notStopped(input, result) ?? miscounted(golden, result, coarseness),
    gain,
    tolerance: input.tolerance,
  };
}

/**
 * Judges a fit: nearly stationary, near the certified fixed point by as much as stopping there
 * explains, and reporting the likelihood of the parameters that it returns.
 */
export function judgeFit(
  golden: Fit,
  result: ResultOf<"fit">,
  data: readonly (readonly number[])[],
  coarseness: number,
): FitJudgement {
  const theta = fromWireModel(result.model);
  const expected = fromWireModel(golden.expected.model);
  const shapes = groups.map((group) =>
    compareQuantity(group, expected[group], theta[group], toleranceOf(golden, group)),
  );
  const misshapen = shapes.filter((comparison) => comparison.misshapen !== undefined);
  if (misshapen.length > 0) return { comparisons: misshapen };
  return judgeByOneStep(theta, data, golden.input.known, (step) =>
    judgeBy(golden, result, step, coarseness),
  );
}
