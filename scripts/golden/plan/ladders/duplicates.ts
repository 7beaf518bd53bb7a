import type { MixtureParameters } from "../../../../src/model/index.ts";
import { inline } from "../datasets.ts";
import { naming } from "../known.ts";
import { em, eStep, mStepFrom } from "../question.ts";
import { inStructures, pair, points, shares } from "./base.ts";

const threefold = points.flatMap((point) => [point, point, point]);
const threefoldShares = shares.flatMap((share) => [share, share, share]);

/** Every point three times over: the answer to each of them alone, but for the sums. */
const repeated = inStructures(
  (structure) => ({
    source: inline("duplicates", "duplicates-3", "12 points, three times each", threefold),
    model: pair[structure],
    flags: ["duplicates"],
  }),
  [eStep, mStepFrom(threefoldShares), em(2)],
  "duplicated points (mlpack#496)",
);

const onePlace = Array.from({ length: 6 }, () => [0.3, -0.7]);

/** All points in one place, with covariances that are known: nothing is singular. */
const identical = inStructures(
  (structure) => ({
    source: inline("duplicates", "identical", "6 points in one place", onePlace),
    model: pair[structure] as MixtureParameters,
    difficulty: "average",
    ...naming(["covariances"]),
    flags: ["duplicates", "known-covariances"],
  }),
  [em(1), em(5)],
  "identical points (mlpack#496, GaussianMixtures.jl#21)",
  ["full", "diag"],
);

export const duplicates = [...repeated, ...identical];
