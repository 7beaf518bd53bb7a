import fc from "fast-check";
import type { CovarianceType, MixtureParameters } from "../../../src/model/index.ts";
import { covarianceMatrix, varianceVector } from "./covarianceMatrix.ts";
import type { InputRange } from "./range.ts";
import { roundNumber, roundTo } from "./roundNumber.ts";
import type { Setting } from "./setting.ts";
import type { Shape } from "./shape.ts";
import { mixingWeights, unequalWeights } from "./shares.ts";

function copies<Value>(count: number, arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.array(arbitrary, { minLength: count, maxLength: count });
}

/** A place in the data's units, at their offset. */
export function placed(value: number, { unit, offset }: InputRange): number {
  return roundTo((offset + value) * unit, 10 ** (Math.round(Math.log10(unit)) - 3));
}

const covariances: Readonly<
  Record<CovarianceType, (shape: Shape, range: InputRange) => fc.Arbitrary<unknown>>
> = {
  full: ({ K, D }, range) => copies(K, covarianceMatrix(D, range)),
  tied: ({ D }, range) => covarianceMatrix(D, range),
  diag: ({ K, D }, range) => copies(K, varianceVector(D, range)),
  spherical: ({ K }, range) => varianceVector(K, range),
};

const weightsOf: Readonly<Record<Setting["weights"], (K: number) => fc.Arbitrary<number[]>>> = {
  moderate: mixingWeights,
  unequal: unequalWeights,
};

/**
 * θ of a given shape: means within three units of the offset, weights that differ, covariances of
 * the structure and of a condition within the range's.
 */
export function mixtureParameters(shape: Shape, range: Setting): fc.Arbitrary<MixtureParameters> {
  const { covarianceType, K, D } = shape;
  return fc.record({
    covarianceType: fc.constant(covarianceType),
    weights: weightsOf[range.weights](K),
    means: copies(
      K,
      copies(
        D,
        roundNumber(3).map((value) => placed(value, range)),
      ),
    ),
    covariances: covariances[covarianceType](shape, range),
  }) as fc.Arbitrary<MixtureParameters>;
}
