import type { CovarianceType } from "../model/index.ts";

/** How a start is found in data. */
export interface StartOptions {
  /** The structure of its covariances. */
  readonly covarianceType: CovarianceType;
  /** A whole number from 0 to 2^32 − 1. The same seed gives the same start. */
  readonly seed: number;
}

/**
 * Between what k-means takes Euclidean distances: rows as they are (`raw`), with standardised columns
 * (`standardised`), or in coordinates in which their covariance is the identity (`whitened`).
 */
export type Distances = "raw" | "standardised" | "whitened";

/** How k-means finds a start. */
export interface KMeansOptions extends StartOptions {
  /** `raw` by default: in the units of the data. */
  readonly distances?: Distances;
}
