import type { CovarianceType, MixtureParameters } from "../../../../src/model/index.ts";
import { inline } from "../datasets.ts";
import { eStep, logDensity, logLikelihood } from "../question.ts";
import { inStructures } from "./base.ts";

const rungs = [
  { name: "1e2", words: "10^2", thickness: 0.1 },
  { name: "1e8", words: "10^8", thickness: 1e-4 },
  { name: "1e14", words: "10^14", thickness: 1e-7 },
] as const;

/** Points of a disk, along and across the thin axis of the ellipse. */
const disk = [
  [-1.5, 0.25],
  [-0.75, -1],
  [-0.25, 0.75],
  [0, -0.5],
  [0.5, 1.25],
  [1, -0.25],
  [1.75, 0.5],
  [0.25, -1.5],
];

const [cosine, sine] = [0.8, 0.6];

/** Along the long axis by `a`, across it by `b` thicknesses. */
function placed([a, b]: readonly number[], thickness: number, turned: boolean): readonly number[] {
  const across = b * thickness;
  return turned ? [cosine * a - sine * across, sine * a + cosine * across] : [a, across];
}

/** R diag(1, thickness²) Rᵀ, symmetric to the last bit. */
function ellipse(long: number, thickness: number): readonly (readonly number[])[] {
  const short = long * thickness * thickness;
  const covariance = cosine * sine * (long - short);
  return [
    [cosine * cosine * long + sine * sine * short, covariance],
    [covariance, sine * sine * long + cosine * cosine * short],
  ];
}

function models(thickness: number): Readonly<Partial<Record<CovarianceType, MixtureParameters>>> {
  const weights = [0.375, 0.625];
  const means = (turned: boolean) =>
    [
      [-0.5, 0.25],
      [0.75, -0.5],
    ].map((place) => placed(place, thickness, turned));
  return {
    full: {
      covarianceType: "full",
      weights,
      means: means(true),
      covariances: [ellipse(1, thickness), ellipse(0.75, thickness)],
    },
    tied: {
      covarianceType: "tied",
      weights,
      means: means(true),
      covariances: ellipse(1.25, thickness),
    },
    diag: {
      covarianceType: "diag",
      weights,
      means: means(false),
      covariances: [
        [1, thickness * thickness],
        [0.75, 1.5 * thickness * thickness],
      ],
    },
  };
}

const turnedIn = { full: true, tied: true, diag: false, spherical: false } as const;

/** Thinner and thinner ellipses: turned by atan 3/4, or along the axes where they are diagonal. */
export const condition = rungs.flatMap(({ name, words, thickness }) =>
  inStructures(
    (structure) => ({
      source: inline(
        "condition",
        `condition-${name}-${turnedIn[structure] ? "turned" : "axes"}`,
        `8 points of ellipses of condition ${words}`,
        disk.map((place) => placed(place, thickness, turnedIn[structure])),
      ),
      model: models(thickness)[structure] as MixtureParameters,
      difficulty: thickness < 0.1 ? "higher" : "lower",
      flags: thickness < 0.1 ? ["condition"] : [],
    }),
    [logDensity, eStep, logLikelihood],
    "log densities of ill-conditioned covariances (scikit-learn#29989)",
    ["full", "tied", "diag"],
  ),
);
