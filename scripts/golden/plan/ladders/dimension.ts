import {
  type CovarianceType,
  covarianceTypes,
  type MixtureParameters,
} from "../../../../src/model/index.ts";
import { inline } from "../datasets.ts";
import { em, eStep, logDensity, mStepFrom } from "../question.ts";
import type { Ask } from "../scenario.ts";
import { inStructures } from "./base.ts";

const rungs = [
  { D: 1, N: 8 },
  { D: 2, N: 8 },
  { D: 10, N: 24 },
  { D: 40, N: 6 },
  { D: 70, N: 6 },
] as const;

/** A standard deviation of about 10^8: forty of them multiply up to more than doubles hold. */
const unit = 2 ** 27;

/** N points in D dimensions without any pattern that matters, by whole numbers alone. */
function scattered(N: number, D: number): readonly (readonly number[])[] {
  const value = (n: number, i: number) =>
    ((n * n * 29 + n * 37 + i * 61 + n * i * 17 + i * i * 7) % 101) - 50;
  return Array.from({ length: N }, (_, n) =>
    Array.from({ length: D }, (_, i) => (value(n + 1, i + 1) / 32) * unit),
  );
}

/** Σ_ij = variance·r^|i−j|. */
function fading(D: number, variance: number, r: number): readonly (readonly number[])[] {
  return Array.from({ length: D }, (_, i) =>
    Array.from({ length: D }, (_, j) => variance * unit * unit * r ** Math.abs(i - j)),
  );
}

function models(D: number): Readonly<Record<CovarianceType, MixtureParameters>> {
  const each = (value: (i: number) => number) => Array.from({ length: D }, (_, i) => value(i));
  const common = {
    weights: [0.375, 0.625],
    means: [each((i) => ((i % 3) - 1) * 0.25 * unit), each((i) => ((i % 5) - 2) * -0.125 * unit)],
  };
  const variance = unit * unit;
  return {
    full: {
      covarianceType: "full",
      ...common,
      covariances: [fading(D, 1, 0.5), fading(D, 1.5, -0.25)],
    },
    tied: { covarianceType: "tied", ...common, covariances: fading(D, 1.25, 0.5) },
    diag: {
      covarianceType: "diag",
      ...common,
      covariances: [
        each((i) => (1 + (i % 4) / 4) * variance),
        each((i) => (2 - (i % 3) / 2) * variance),
      ],
    },
    spherical: {
      covarianceType: "spherical",
      ...common,
      covariances: [variance, 1.5 * variance],
    },
  };
}

/** In sixteenths, none of them 0. */
const sharesOf = (N: number) =>
  Array.from({ length: N }, (_, n) => {
    const first = (1 + ((n * 7) % 15)) / 16;
    return [first, 1 - first];
  });

/** Cheap in all structures but at the top, where two show what there is to show. */
function structuresFor(D: number): readonly CovarianceType[] {
  return D > 40 ? ["full", "diag"] : covarianceTypes;
}

/** An M step of full or tied covariances wants more points than dimensions. */
function asksFor(structure: CovarianceType, N: number, D: number): readonly Ask[] {
  const elliptical = structure === "full" || structure === "tied";
  const oneStep = D > 40 ? [] : [em(1)];
  const steps = elliptical && N <= D ? [] : [mStepFrom(sharesOf(N)), ...oneStep];
  return [logDensity, eStep, ...steps];
}

/** More and more dimensions, in which the density of a typical point leaves the range of doubles. */
export const dimension = rungs.flatMap(({ D, N }) =>
  inStructures(
    (structure) => ({
      source: inline(
        "dimension",
        `dimension-${D}`,
        `${N} points in ${D} dimensions`,
        scattered(N, D),
      ),
      model: models(D)[structure],
      difficulty: D > 10 ? "higher" : "lower",
      flags: D > 2 ? ["dimension"] : D === 1 ? ["one-dimension"] : [],
    }),
    (structure) => asksFor(structure, N, D),
    "products of densities leave the range of doubles (mlpack#2112, ldeecke/gmm-torch#13)",
    structuresFor(D),
  ),
);
