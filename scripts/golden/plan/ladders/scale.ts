import { type MixtureParameters, mapParameters } from "../../../../src/model/index.ts";
import { inline } from "../datasets.ts";
import { em, eStep, logDensity, mStepFrom } from "../question.ts";
import { type Starts, startsFrom } from "../starts.ts";
import { changed, inStructures, points, shares } from "./base.ts";

/** Powers of two, so that a change of units is exact. */
const rungs = [
  { name: "1e-150", words: "about 10^-150", exponent: -498 },
  { name: "1e-50", words: "about 10^-50", exponent: -166 },
  { name: "1e50", words: "about 10^50", exponent: 166 },
  { name: "1e150", words: "about 10^150", exponent: 498 },
] as const;

const thirds = [1, -3, 4, 2, -5, 7, -2, 3, -6, 5, -1, -4];
const solidPoints = points.map(([a, b], n) => [a, b, thirds[n] / 4]);

const solid: Starts = startsFrom({
  weights: [0.625, 0.375],
  means: [
    [-0.75, -0.375, 0.25],
    [1, 0.5, -0.25],
  ],
  full: [
    [
      [0.5, 0.1875, -0.125],
      [0.1875, 0.375, 0.0625],
      [-0.125, 0.0625, 1],
    ],
    [
      [0.375, -0.125, 0.25],
      [-0.125, 0.625, 0.125],
      [0.25, 0.125, 1.25],
    ],
  ],
  tied: [
    [0.4375, 0.125, 0.0625],
    [0.125, 0.5, 0.125],
    [0.0625, 0.125, 1.125],
  ],
  spherical: [0.4375, 0.5625],
});

/** `theta` in other units: means times the unit, covariances times its square. */
function inUnits(theta: MixtureParameters, unit: number): MixtureParameters {
  const scaled = mapParameters(theta, (value) => value * unit * unit);
  return {
    ...scaled,
    weights: theta.weights,
    means: changed(theta.means, (value) => value * unit),
  };
}

/** The same three-dimensional points in smaller and larger units. */
export const scale = rungs.flatMap(({ name, words, exponent }) => {
  const unit = 2 ** exponent;
  const far = Math.abs(exponent) > 200;
  return inStructures(
    (structure) => ({
      source: inline(
        "scale",
        `scale-${name}`,
        `12 points in units of ${words}`,
        changed(solidPoints, (value) => value * unit),
      ),
      model: inUnits(solid[structure], unit),
      difficulty: far ? "higher" : "average",
      flags: ["scale"],
    }),
    [logDensity, eStep, mStepFrom(shares), em(1)],
    "densities and determinants leave the range of doubles",
  );
});
