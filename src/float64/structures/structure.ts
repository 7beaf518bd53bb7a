import type { CovarianceType, Matrix, MixtureParameters, Vector } from "../../model/index.ts";
import type { Gaussian } from "../gaussian.ts";

/** The covariances of a structure, in the shape that it gives them. */
export type CovariancesOf<Type extends CovarianceType> = Extract<
  MixtureParameters,
  { readonly covarianceType: Type }
>["covariances"];

/** What the M step for covariances is given. */
export interface Moments {
  readonly data: Matrix;
  /** γ(z_nk), N×K. */
  readonly gamma: Matrix;
  /** μ_k that the covariances are about: the new means, or the known ones. */
  readonly means: readonly Float64Array[];
  /** N_k, or what the caller divides by in its place. */
  readonly divisors: Float64Array;
  /** What is added to the variance of each dimension: 0, or a deviation (D-8, D-9). */
  readonly ridge: Float64Array;
}

/** What a covariance structure has to say. All structures are used through this. */
export interface CovarianceStructure<Covariances> {
  /** The K components, prepared for many points. */
  readonly gaussians: (
    means: readonly Vector<number>[],
    covariances: Covariances,
  ) => readonly Gaussian[];
  /** The M step for the covariances. */
  readonly newCovariances: (moments: Moments) => Covariances;
  /** Whether the M step for the covariances divides by each N_k. */
  readonly dividesByCounts: boolean;
}
