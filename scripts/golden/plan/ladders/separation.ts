import { inline } from "../datasets.ts";
import { em, eStep, logDensity, logLikelihood } from "../question.ts";
import { changed, inStructures, pair, points } from "./base.ts";

const rungs = [0, 1, 4, 10, 40, 100] as const;

/** In the second edition, means of about 1e-27 and 1e-36 that stood as 0 have their value. */
const revised = /^separation-10-.*-em-1$/;

/** Two components a distance apart, in standard deviations, with the same points about each. */
export const separation = rungs
  .flatMap(casesAt)
  .map((planned) => (revised.test(planned.id) ? { ...planned, revision: 2 } : planned));

function casesAt(distance: number) {
  return inStructures(
    (structure) => ({
      source: inline(
        "separation",
        `separation-${distance}`,
        `two groups of 12 points ${distance} standard deviations apart`,
        [...points, ...changed(points, (value, i) => (i === 0 ? value + distance : -value))],
      ),
      model: {
        ...pair[structure],
        means: [
          [0, 0],
          [distance, 0.125],
        ],
      },
      difficulty: distance > 10 ? "average" : "lower",
      flags: distance > 10 ? ["separation"] : distance < 1 ? ["overlap"] : [],
    }),
    [logDensity, eStep, logLikelihood, em(1)],
    "densities of the other component underflow far from it",
    ["full", "spherical"],
  );
}
