import { arithmeticMutants } from "./list/arithmetic.ts";
import { computedDensityMutants } from "./list/computedDensities.ts";
import { covarianceMutants } from "./list/covarianceUpdates.ts";
import { densityMutants } from "./list/densities.ts";
import { likelihoodMutants, responsibilityMutants } from "./list/expectations.ts";
import { meanMutants, weightMutants } from "./list/maximisations.ts";
import { plumbingMutants } from "./list/plumbing.ts";
import { refusalMutants } from "./list/refusals.ts";
import { smallNumberMutants } from "./list/smallNumbers.ts";
import { structureMutants } from "./list/structures.ts";
import { trajectoryMutants } from "./list/trajectories.ts";
import type { Mutant } from "./mutant.ts";

export { mutantAdapter, printedAdapter } from "./adapter.ts";
export { assembled } from "./assembled.ts";
export { countsOf, eigenvaluesOf, withVariances } from "./covariances.ts";
export { editedEquations } from "./edit.ts";
export { editedReading } from "./editedReading.ts";
export { fitBy, fitOperation, type Stopping } from "./fitBy.ts";
export type { Mutant } from "./mutant.ts";
export { smallNumberEdits, treeEdits } from "./treeEdits.ts";

/** Implementations that are wrong on purpose, one bug each. */
export const mutants: readonly Mutant[] = [
  ...densityMutants,
  ...responsibilityMutants,
  ...likelihoodMutants,
  ...weightMutants,
  ...meanMutants,
  ...covarianceMutants,
  ...arithmeticMutants,
  ...computedDensityMutants,
  ...smallNumberMutants,
  ...structureMutants,
  ...trajectoryMutants,
  ...plumbingMutants,
  ...refusalMutants,
];
