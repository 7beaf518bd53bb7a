import type { CovarianceType } from "../../../src/model/index.ts";
import type { InputRange } from "./range.ts";

type Narrowing = (range: InputRange) => InputRange;

const oneDimension: Narrowing = (range) => ({ ...range, minDimensions: 1, maxDimensions: 1 });
const severalDimensions: Narrowing = (range) => ({ ...range, minDimensions: 2 });
const only =
  (...types: readonly CovarianceType[]): Narrowing =>
  (range) => ({
    ...range,
    covarianceTypes: range.covarianceTypes.filter((type) => types.includes(type)),
  });

/** The equations that only some inputs use. */
const narrowings: Readonly<Record<string, Narrowing>> = {
  "1.46": oneDimension,
  "2.43": severalDimensions,
  "2.44": severalDimensions,
  "9.25": (range) => severalDimensions(only("full")(range)),
  "9.25-tied": only("tied"),
  "9.25-diag": (range) => severalDimensions(only("diag")(range)),
  "9.25-spherical": (range) => severalDimensions(only("spherical")(range)),
  "9.25-scalar": (range) => oneDimension(only("full", "diag", "spherical")(range)),
};

/** The part of `range` whose inputs are answered by the equation of that number. */
export function rangeOfEquation(equation: string, range: InputRange): InputRange {
  return narrowings[equation]?.(range) ?? range;
}
