import type { CovarianceType } from "../model/index.ts";

/** How a start is found in data. */
export interface StartOptions {
  /** The structure of its covariances. */
  readonly covarianceType: CovarianceType;
  /** A whole number from 0 to 2^32 − 1. The same seed gives the same start. */
  readonly seed: number;
}

/** How k-means finds a start. */
export interface KMeansOptions extends StartOptions {
  /** Distances are between standardised columns, not in the units of the data; false by default. */
  readonly standardised?: boolean;
}
