import { inline } from "../datasets.ts";
import { em, eStep, logDensity, logLikelihood } from "../question.ts";
import { inStructures, pair, points } from "./base.ts";

const rungs = [
  { name: "10", distance: 10 },
  { name: "40", distance: 40 },
  { name: "100", distance: 100 },
  { name: "1e4", distance: 1e4 },
] as const;

/** One point so many standard deviations, or more, from every component. */
export const farPoint = rungs.flatMap(({ name, distance }) =>
  inStructures(
    (structure) => ({
      source: inline(
        "far-point",
        `far-point-${name}`,
        `12 points, and one ${distance} standard deviations from all components`,
        [...points, [0.8 * distance, -0.625 * distance]],
      ),
      model: pair[structure],
      difficulty: distance > 10 ? "average" : "lower",
      flags: distance > 10 ? ["far-point"] : [],
    }),
    [logDensity, eStep, logLikelihood, em(1)],
    "all densities of a far point underflow (scikit-learn#7462, benjamintd/gaussian-mixture#5)",
  ),
);
