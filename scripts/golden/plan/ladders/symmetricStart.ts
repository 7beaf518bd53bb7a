import type { MixtureParameters } from "../../../../src/model/index.ts";
import { inline } from "../datasets.ts";
import { em, eStep } from "../question.ts";
import { inStructures, pair, points } from "./base.ts";

/** Both components where the first is. */
function doubled(theta: MixtureParameters): MixtureParameters {
  const [mean] = theta.means;
  const both = (covariances: readonly unknown[]) => [covariances[0], covariances[0]];
  const covariances = theta.covarianceType === "tied" ? theta.covariances : both(theta.covariances);
  return { ...theta, means: [mean, mean], covariances } as MixtureParameters;
}

/** Components that start as one stay one, with the weights that they had. */
const identical = inStructures(
  (structure) => ({
    source: inline(
      "symmetric-start",
      "symmetric-start-identical",
      "12 points, from two equal components",
      points,
    ),
    model: doubled(pair[structure]),
    flags: ["symmetric-start"],
  }),
  [eStep, em(1), em(5)],
  "components that start equal stay equal (GaussianMixtures.jl#64)",
);

/** The points and their images across the second axis. */
const mirrored = [...points, ...points.map(([a, b]) => [-a, b])];

/** One component above the other on the axis of symmetry: EM never leaves it, though better lies beside. */
const onTheAxis = inStructures(
  (structure) => ({
    source: inline(
      "symmetric-start",
      "symmetric-start-saddle",
      "24 points that mirror each other, from two components on the axis",
      mirrored,
    ),
    model: {
      ...pair[structure],
      means: [
        [0, 0.75],
        [0, -0.5],
      ],
    },
    difficulty: "average",
    flags: ["symmetric-start"],
  }),
  [em(1), em(5)],
  "a start on the way to a saddle (GaussianMixtures.jl#64)",
  ["diag", "spherical"],
);

export const symmetricStart = [...identical, ...onTheAxis];
