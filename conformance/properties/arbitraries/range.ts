import {
  type CovarianceType,
  covarianceTypes,
  type ParameterGroup,
  parameterGroups,
} from "../../../src/model/index.ts";
import type { Hello, Limit } from "../../protocol/index.ts";
import { type Regime, regimes } from "./regimes.ts";

/** From which inputs the laws are drawn. */
export interface InputRange {
  readonly covarianceTypes: readonly CovarianceType[];
  readonly minDimensions: number;
  readonly maxDimensions: number;
  readonly maxComponents: number;
  readonly maxPoints: number;
  /** EM steps. */
  readonly minSteps: number;
  readonly maxSteps: number;
  /** The groups that may be held fixed. */
  readonly known: readonly ParameterGroup[];
  /** What is excluded of all this. */
  readonly limits: readonly Limit[];
  /** The kinds of inputs. */
  readonly regimes: readonly Regime[];
  /** The largest condition number of a covariance matrix of the plain kind. */
  readonly condition: number;
  /** The unit of the data: a typical standard deviation. */
  readonly unit: number;
  /** Added to all data and means, in units. */
  readonly offset: number;
}

/** Small inputs of every structure and of every kind. */
export const defaultRange: InputRange = {
  covarianceTypes,
  minDimensions: 1,
  maxDimensions: 3,
  maxComponents: 3,
  maxPoints: 12,
  minSteps: 1,
  maxSteps: 3,
  known: parameterGroups,
  limits: [],
  regimes,
  condition: 30,
  unit: 1,
  offset: 0,
};

/** The part of `range` that an implementation says it can answer. */
export function rangeFor({ capabilities }: Hello, range: InputRange = defaultRange): InputRange {
  const { exact_steps, max_dimensions, max_components, limits = range.limits } = capabilities;
  const minSteps = Math.max(range.minSteps, exact_steps?.minimum ?? 1);
  return {
    ...range,
    covarianceTypes: range.covarianceTypes.filter((type) =>
      capabilities.covariance_types.includes(type),
    ),
    maxDimensions: Math.min(range.maxDimensions, max_dimensions ?? range.maxDimensions),
    maxComponents: Math.min(range.maxComponents, max_components ?? range.maxComponents),
    known: range.known.filter((group) => capabilities.known.includes(group)),
    limits,
    minSteps,
    maxSteps: Math.max(range.maxSteps, minSteps),
  };
}

/** Whether nothing lies in `range`. */
export function isEmptyRange(range: InputRange): boolean {
  return (
    range.covarianceTypes.length === 0 ||
    range.regimes.length === 0 ||
    range.maxDimensions < range.minDimensions ||
    range.maxComponents < 1
  );
}

/** Raised where inputs are asked for from a range in which there are none. */
export class NoInputs extends Error {
  override readonly name = "NoInputs";

  constructor() {
    super("no input has a structure and a dimension that the range allows");
  }
}
