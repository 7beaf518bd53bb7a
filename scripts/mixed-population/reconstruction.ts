import seedrandom from "seedrandom";
import { approachFit } from "./approachFit.ts";
import { drawRows } from "./draw.ts";
import { withExactSum, withExactSumOfSquares } from "./exactSums.ts";
import { asFilePrints } from "./figures.ts";
import { shiftToFit } from "./leastShift.ts";
import { centsOf } from "./rows.ts";

/** The seed of the committed data set: found with `screenSeeds.ts`. */
export const committedSeed = 1522;

/**
 * A column with the printed figures, in cents. Every loop is capped, so a seed may end with
 * figures that are not the printed ones: see `faultsOf`.
 */
export function reconstruction(seed: number): number[] {
  const random = seedrandom(String(seed));
  const drawn = drawRows(random);
  const shifted = shiftToFit(drawn);
  const summed = withExactSumOfSquares(withExactSum(shifted, random), random);
  return centsOf(approachFit(summed, random));
}

/** The data file: its header, then one value a line. */
export function csvOf(cents: readonly number[]): string {
  return ["The_Data", ...cents.map(asFilePrints), ""].join("\n");
}
