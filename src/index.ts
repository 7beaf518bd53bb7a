export * from "./data/index.ts";
export * from "./float64/index.ts";
export {
  type BestOfStarts,
  bestOfStarts,
  type Distances,
  type KMeansOptions,
  kMeansStart,
  randomRowsStart,
  type StartOptions,
  type StartsOptions,
} from "./initialisation/index.ts";
export {
  type CovarianceType,
  covarianceTypes,
  type DiagParameters,
  type ErrorCode,
  type FullParameters,
  GmmError,
  type Known,
  type Matrix,
  type MatrixInput,
  type MixtureParameters,
  type ParameterGroup,
  type SphericalParameters,
  type TiedParameters,
} from "./model/index.ts";
export { aic, bic, freeParameters } from "./scores/index.ts";
