import type { CovarianceType } from "../model/index.ts";

/** How a start is found in data. */
export interface StartOptions {
  /** The structure of its covariances. */
  readonly covarianceType: CovarianceType;
  /** A whole number from 0 to 2^32 − 1. The same seed gives the same start. */
  readonly seed: number;
}
