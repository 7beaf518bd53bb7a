import type { MixtureParameters } from "../../../src/model/index.ts";
import { inline } from "./datasets.ts";
import { naming } from "./known.ts";
import { inStructures, pair, points } from "./ladders/base.ts";
import { em, eStep, logDensity, logLikelihood, mStepFrom } from "./question.ts";
import { casesOf, type PlannedAnswer } from "./scenario.ts";
import { startsFrom } from "./starts.ts";

const solidPoints = [
  [0.5, -1.25, 2],
  [-0.75, 0.5, 0.25],
  [1.5, 2.25, -1],
  [-2, -0.5, 1.75],
  [0.25, 1, -1.5],
  [2.25, -2, 0.5],
];

/** Strong correlations of both signs, |Σ| far from 1, Σ far from its inverse. */
const strong = startsFrom({
  weights: [0.3, 0.7],
  means: [
    [0.5, 0.25, -0.25],
    [-0.5, 0.75, 1],
  ],
  full: [
    [
      [4, 3.5, -1],
      [3.5, 4, -0.5],
      [-1, -0.5, 0.75],
    ],
    [
      [2, -1.75, 0.5],
      [-1.75, 2.5, -1],
      [0.5, -1, 3],
    ],
  ],
  tied: [
    [3, 2.5, -0.75],
    [2.5, 3, -0.25],
    [-0.75, -0.25, 1],
  ],
  spherical: [2, 3],
});

const correlated = inStructures(
  (structure) => ({
    source: inline("bugs", "correlated", "6 points, strongly correlated covariances", solidPoints),
    model: strong[structure],
    flags: ["correlated"],
  }),
  [logDensity, eStep, logLikelihood],
  "a start that is mangled when correlated (scikit-learn#26415, #16944)",
  ["full", "tied"],
);

/** Variances that are neither rising nor falling. */
const humped = startsFrom({
  weights: [0.55, 0.45],
  means: strong.full.means,
  full: [
    [
      [0.5, 0.25, 0.125],
      [0.25, 6, -0.5],
      [0.125, -0.5, 1.5],
    ],
    [
      [3, -0.25, 0.5],
      [-0.25, 0.25, 0.125],
      [0.5, 0.125, 8],
    ],
  ],
  tied: [
    [0.75, 0.25, 0.125],
    [0.25, 5, -0.5],
    [0.125, -0.5, 2],
  ],
  spherical: [1, 2],
});

const unsortedAxes = inStructures(
  (structure) => ({
    source: inline("bugs", "unsorted-axes", "6 points, axes in no order", solidPoints),
    model: humped[structure],
    flags: ["unsorted-axes"],
  }),
  [logDensity, eStep],
  "eigenvalues sorted without their axes (opencv#4692)",
  ["full", "tied", "diag"],
);

const fewPoints = inStructures(
  (structure) => ({
    source: inline("bugs", "few-points", "5 points for two components", points.slice(5, 10)),
    model: pair[structure],
    flags: ["few-points"],
  }),
  [
    mStepFrom([
      [0.75, 0.25],
      [0.5, 0.5],
      [0.125, 0.875],
      [0.25, 0.75],
      [0.375, 0.625],
    ]),
    em(1),
  ],
  "the divisor N_k − 1 (pomegranate#633)",
);

/** Two values whose variance in one pass was negative in single precision. */
const twoValues = (["full", "spherical"] as const).flatMap((structure) =>
  casesOf(
    {
      source: inline("bugs", "two-values", "the values 9999 and 0", [[9999], [0]]),
      model: startsFrom({
        weights: [1],
        means: [[5000]],
        full: [[[2.5e7]]],
        tied: [[2.5e7]],
        spherical: [2.5e7],
      })[structure],
      origin: "a variance of −0.99999979 from {9999, 0} in single precision (scikit-learn#30382)",
      flags: ["few-points", "one-component", "one-dimension"],
    },
    [mStepFrom([[1], [1]]), em(1)],
  ),
);

const concentric = inStructures(
  (structure) => ({
    source: inline("bugs", "concentric", "12 points, two components about one mean", points),
    model: {
      ...pair[structure],
      means: [
        [0, 0],
        [0, 0],
      ],
    },
    flags: ["overlap"],
  }),
  [eStep, em(1)],
  "hard assignments, swapped components (mcdickenson/em-gaussian#2)",
);

const tight = points.map((row) => row.map((value) => value / 1024));

/** Densities of some hundred thousand: the log likelihood is above 0. */
const positive = inStructures(
  (structure) => ({
    source: inline("bugs", "positive", "12 points within a thousandth", tight),
    model: startsFrom({
      weights: pair.full.weights,
      means: pair.full.means.map((mean) => mean.map((value) => value / 1024)),
      full: (pair.full.covariances as readonly number[][][]).map((Sigma) =>
        Sigma.map((row) => row.map((value) => value / 2 ** 20)),
      ),
      tied: (pair.tied.covariances as readonly number[][]).map((row) =>
        row.map((value) => value / 2 ** 20),
      ),
      spherical: (pair.spherical.covariances as readonly number[]).map((value) => value / 2 ** 20),
    })[structure],
    flags: ["positive-log-likelihood"],
  }),
  [logLikelihood, em(1)],
  "a legal log likelihood above 0 (scikit-learn#8453)",
);

/** π_2 = 0: legal, and nobody's. */
function withNobody(theta: MixtureParameters): MixtureParameters {
  return { ...theta, weights: [1, 0] };
}

const zeroWeight = inStructures(
  (structure) => ({
    source: inline("bugs", "zero-weight", "12 points, one weight 0", points),
    model: withNobody(pair[structure]),
    flags: ["zero-weight"],
  }),
  [logDensity, eStep, logLikelihood],
  "π_k = 0 is legal (9.8)",
);

const ownPoints = points.map((_, n) => (n < 7 ? [1, 0] : [0, 1]));

const hard = inStructures(
  (structure) => ({
    source: inline("bugs", "hard", "12 points, each one component's alone", points),
    model: pair[structure],
    flags: ["hard-responsibilities"],
  }),
  [mStepFrom(ownPoints)],
  "responsibilities of exactly 0 and 1: exercise 9.7, each group by itself",
);

/** |Σ| of about 10^-5 and 10^5 in five dimensions. */
function boxes(size: number): MixtureParameters {
  const variances = [1, 0.5, 2, 1.5, 0.75].map((value) => value * size);
  return {
    covarianceType: "diag",
    weights: [0.4, 0.6],
    means: [
      [0.1, -0.1, 0.2, 0, 0.3],
      [-0.2, 0.1, 0, 0.1, -0.1],
    ],
    covariances: [variances, [...variances].reverse()],
  };
}

const five = [
  [0.1, -0.2, 0.3, 0, 0.1],
  [-0.3, 0.1, 0.2, 0.25, -0.1],
  [0.2, 0.2, -0.4, -0.1, 0],
  [0, -0.1, 0.1, 0.3, 0.2],
];

const determinantPower = [0.1, 10].flatMap((size) =>
  casesOf(
    {
      source: inline(
        "bugs",
        `determinant-${size < 1 ? "small" : "large"}`,
        `4 points in five dimensions, |Σ| about ${size < 1 ? "10^-5" : "10^5"}`,
        five,
      ),
      model: boxes(size),
      origin:
        "a log determinant in the wrong parenthesis, a wrong power of 2π (ldeecke/gmm-torch#31)",
      flags: ["determinant-power"],
    },
    [logDensity, logLikelihood],
  ),
);

const farAway = [60, 80].flatMap((distance) =>
  inStructures(
    (structure) => ({
      source: inline(
        "bugs",
        `vanishing-${distance}`,
        `12 points, one component ${distance} standard deviations from them`,
        points,
      ),
      model: {
        ...pair[structure],
        means: [
          [-0.25, 0],
          [distance, -0.5],
        ],
      },
      difficulty: "higher",
      ...naming(["covariances"]),
      flags: ["vanishing-component", "known-covariances"],
      orRefused: {
        codes: ["empty_component"],
        why: "N_k of component 1 lies below 1e-300, and is 0 in double precision",
      },
    }),
    [em(1)],
    "an empty component (mlpack#479, GaussianMixtures.jl#49)",
  ),
);

/** One small question for every class of bug that no ladder and no data set brings out. */
export const bugs: readonly PlannedAnswer[] = [
  ...correlated,
  ...unsortedAxes,
  ...fewPoints,
  ...twoValues,
  ...concentric,
  ...positive,
  ...zeroWeight,
  ...hard,
  ...determinantPower,
  ...farAway,
];
