import { mapRows, mixtureSample, normalSample, type RandomSource } from "../../src/data/index.ts";
import type { Matrix, SphericalParameters } from "../../src/model/index.ts";
import type { DrawnSet } from "./drawnSet.ts";
import { stackRows } from "./stackRows.ts";

const population =
  (size: number, mean: number, standardDeviation: number) => (seed: RandomSource) =>
    normalSample({ size, mean, standardDeviation, seed });

const populations = {
  first: { seed: "workbook-population-1", draw: population(2000, -5, 0.7) },
  second: { seed: "workbook-population-2", draw: population(2000, 1, 0.3) },
};

const matched = { first: population(1000, 48, 21), second: population(1100, 112, 15) };

const galaxySize = 3000;

/** A round galaxy, of variance 1 in every direction. */
const roundAt = (centre: readonly number[]): SphericalParameters => ({
  covarianceType: "spherical",
  weights: [1],
  means: [centre],
  covariances: [1],
});

/** What turns a round galaxy at the origin into a disk seen at an angle. */
const disk = [
  [0, -0.7],
  [3.5, 0.7],
];

function galaxies(seed: RandomSource): Matrix {
  const first = mixtureSample(roundAt([5, 5]), { size: galaxySize, seed });
  const second = mixtureSample(roundAt([0, 0]), { size: galaxySize, seed });
  return stackRows(first.data, mapRows(second.data, disk));
}

/** The synthetic data of the workbook: its sections 11.4.2, 11.4.3 and 11.6. */
export const workbookSets: readonly DrawnSet[] = [
  {
    name: "workbook-population-1",
    seeds: [populations.first.seed],
    draw: populations.first.draw,
  },
  {
    name: "workbook-population-2",
    seeds: [populations.second.seed],
    draw: populations.second.draw,
  },
  {
    name: "workbook-combined",
    seeds: [populations.first.seed, populations.second.seed],
    draw: (first, second) =>
      stackRows(populations.first.draw(first), populations.second.draw(second)),
  },
  {
    name: "workbook-matched",
    seeds: ["workbook-matched"],
    draw: (seed) => stackRows(matched.first(seed), matched.second(seed)),
  },
  { name: "galaxies", seeds: ["galaxies"], draw: galaxies },
];
