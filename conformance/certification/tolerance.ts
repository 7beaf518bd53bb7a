import { unitRoundoff } from "../../src/model/index.ts";
import type { Tolerance } from "../cases/index.ts";
import { roundingOfSums, safety } from "../compare/index.ts";
import { perturbationCount } from "./perturbation.ts";
import type { Tree } from "./question.ts";
import { leaves, mapTree, zipTrees } from "./tree.ts";

/** The next number of two significant digits at or above a positive one. */
export function roundUp(value: number): number {
  const rounded = Number(value.toPrecision(2));
  if (rounded >= value) return rounded;
  const digit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((rounded + digit).toPrecision(2));
}

/** How far a perturbed answer is from the answer, entry by entry. */
export type Changes = Tree<number>;

/** How inputs were perturbed, and answers to them computed. */
const perturbations = {
  exact:
    "random perturbations of every input{carried} by up to half a unit in its last place (in exact arithmetic)",
  doubles:
    "random perturbations of every input{carried} by up to 2048 units in its last place, divided by 4096 (in double precision)",
} as const;
export type PerturbationArithmetic = keyof typeof perturbations;

/** The tolerance of a group of parameters that is held: none. */
export const heldTolerance: Tolerance = {
  relative: 0,
  scale: 1,
  why: "held: returned as it was given, bit for bit",
};

/** `tree` divided by a scale that may be one number for all of it. */
function inUnits(tree: Tree<number>, scale: Tree<number>): readonly number[] {
  if (typeof scale === "number") return leaves(mapTree(tree, (value) => value / scale));
  return leaves(zipTrees(tree, scale, (value, unit) => value / unit));
}

/**
 * The tolerance of a quantity: 16 × the largest change under perturbation, in units of the scale,
 * plus max(32, 4√N)·u for the rounding of sums over N points; rounded up to two digits.
 */
export function toleranceFor(
  changes: readonly Changes[],
  scale: Tree<number>,
  N: number,
  arithmetic: PerturbationArithmetic,
  carried: boolean,
): Tolerance {
  const units = mapTree(scale, roundUp);
  const largest = changes
    .flatMap((change) => inUnits(change, units))
    .reduce((worst, value) => Math.max(worst, Math.abs(value)), 0);
  const described = perturbations[arithmetic].replace(
    "{carried}",
    carried ? ", and of the parameters between steps," : "",
  );
  const roundings = Math.ceil(roundingOfSums(N));
  return {
    relative: roundUp(safety * largest + roundings * unitRoundoff),
    scale: units as Tolerance["scale"],
    why: `${safety} × ${largest.toPrecision(2)}, the largest change under ${perturbationCount} ${described}, plus ${roundings} u for the rounding of sums over ${N} points`,
  };
}
