import * as exact from "../../src/exact/index.ts";
import { difference, EvaluationError, type Real, toDouble } from "../../src/exact/index.ts";
import * as float64 from "../../src/float64/index.ts";
import { GmmError, invariant, type MixtureParameters } from "../../src/model/index.ts";
import { type CaseOf, type Tolerance, toleranceOf } from "../cases/index.ts";
import { type Comparison, compareQuantity } from "../compare/index.ts";
import { fromWire, fromWireModel, type NumberTree, type ResultOf } from "../protocol/index.ts";

/** Enough to see what one step changes where doubles see nothing. */
const decimals = 28;
const generosity = 10;

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

type Reading = "float64" | "exact";

/** One step from what the fit returned, and the log likelihood before and after it, by either reading. */
function stepFrom(
  golden: Fit,
  theta: MixtureParameters,
  data: readonly (readonly number[])[],
  reading: Reading,
): Step {
  const { known } = golden.input;
  if (reading === "exact") {
    const { parameters, logLikelihoods } = exact.em(data, theta, {
      steps: 1,
      precision: decimals,
      known,
    });
    return { next: parameters[1], before: logLikelihoods[0], after: logLikelihoods[1] };
  }
  const { parameters, logLikelihoods } = float64.em(data, theta, { steps: 1, known });
  return { next: parameters, before: logLikelihoods[0], after: logLikelihoods[1] };
}

interface Step {
  readonly next: MixtureParameters<Real>;
  readonly before: Real;
  readonly after: Real;
}

/** ρ of a fit's certificate. */
function contractionOf({ id, certificate }: Fit): number {
  invariant(certificate.fixed_point !== undefined, `${id} certifies a fixed point`);
  return certificate.fixed_point.contraction;
}

function checkStopping({ input }: Fit, result: ResultOf<"fit">): string | undefined {
  if (!result.converged) return "did not converge";
  return result.steps > input.max_steps
    ? `took ${result.steps} steps, more than the ${input.max_steps} allowed`
    : undefined;
}

function checkStationary(golden: Fit, gain: number): string | undefined {
  const allowed = generosity * golden.input.tolerance;
  return Math.abs(gain) <= allowed
    ? undefined
    : `not stationary: one exact step changes the log likelihood by ${gain.toPrecision(3)}, more than ${allowed}`;
}

const groups = ["weights", "means", "covariances"] as const;

interface FitJudgement {
  readonly comparisons: readonly Comparison[];
  readonly detail?: string;
}

/**
 * The fit held against one step from where it stopped. A point that one step moves by Δ is Δ/(1 − ρ)
 * from the limit, ρ the rate at which EM contracts there.
 */
function judgeBy(
  golden: Fit,
  result: ResultOf<"fit">,
  step: Step,
  coarseness: number,
): FitJudgement {
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
  const detail = checkStopping(golden, result) ?? checkStationary(golden, gain);
  return { comparisons: [own, ...comparisons], ...(detail && { detail }) };
}

function isPass({ comparisons, detail }: FitJudgement): boolean {
  return detail === undefined && comparisons.every(({ passed }) => passed);
}

/**
 * Judges a fit: nearly stationary, near the certified fixed point by as much as stopping there
 * explains, and reporting the likelihood of the parameters that it returns. A step in doubles may
 * pass it (what is rounded in it widens the allowance by some 100 u/(1 − ρ), far less than a stopped
 * fit has left to go); only the equations in decimals fail it.
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
  const judgeIn = (reading: Reading) =>
    judgeBy(golden, result, stepFrom(golden, theta, data, reading), coarseness);
  try {
    const inDoubles = judgeIn("float64");
    return isPass(inDoubles) ? inDoubles : judgeIn("exact");
  } catch (error) {
    if (error instanceof GmmError)
      return { comparisons: [], detail: `the parameters are not a mixture's: ${error.message}` };
    if (error instanceof EvaluationError)
      return { comparisons: [], detail: `no step leads on from the parameters: ${error.message}` };
    throw error;
  }
}
