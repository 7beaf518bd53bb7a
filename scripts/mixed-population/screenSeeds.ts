import seedrandom from "seedrandom";
import { drawRows } from "./draw.ts";
import { faultsOf } from "./faults.ts";
import { dot } from "./linearSystem.ts";
import { reconstruction } from "./reconstruction.ts";
import { residual } from "./residual.ts";

/**
 * Looks for a seed to commit: among the first seeds, the draws whose fit is nearest to the printed
 * one are taken to the end, and what is wrong with each is listed.
 */

const seeds = Array.from({ length: 2000 }, (_, i) => i + 1);
const nearest = 8;

function distanceOfDraw(seed: number): number {
  const lacking = residual(drawRows(seedrandom(String(seed))));
  return dot(lacking, lacking);
}

const ranked = seeds
  .map((seed) => ({ seed, distance: distanceOfDraw(seed) }))
  .sort((a, b) => a.distance - b.distance);

for (const { seed } of ranked.slice(0, nearest))
  console.log(`seed ${seed}: ${faultsOf(reconstruction(seed)).join("; ") || "no fault"}`);
