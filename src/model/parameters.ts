/** The covariance structures, in the order in which they are always listed. */
export const covarianceTypes = ["full", "tied", "diag", "spherical"] as const;
export type CovarianceType = (typeof covarianceTypes)[number];

/** The groups of parameters that can be held fixed. */
export const parameterGroups = ["weights", "means", "covariances"] as const;
export type ParameterGroup = (typeof parameterGroups)[number];

/** The groups that a step must leave as they are. */
export type Known = readonly ParameterGroup[];

export type Vector<Scalar> = readonly Scalar[];
export type SquareMatrix<Scalar> = readonly Vector<Scalar>[];

interface Components<Scalar> {
  /** π_k, K values on the simplex (9.8, 9.9). */
  readonly weights: Vector<Scalar>;
  /** μ_k, K rows of D values. */
  readonly means: readonly Vector<Scalar>[];
}

/** Σ_k, one symmetric D×D covariance a component. */
export interface FullParameters<Scalar = number> extends Components<Scalar> {
  readonly covarianceType: "full";
  readonly covariances: readonly SquareMatrix<Scalar>[];
}

/** Σ, one symmetric D×D covariance for all components. */
export interface TiedParameters<Scalar = number> extends Components<Scalar> {
  readonly covarianceType: "tied";
  readonly covariances: SquareMatrix<Scalar>;
}

/** The diagonals of Σ_k: K rows of D variances. */
export interface DiagParameters<Scalar = number> extends Components<Scalar> {
  readonly covarianceType: "diag";
  readonly covariances: readonly Vector<Scalar>[];
}

/** σ_k², K variances: Σ_k = σ_k² I. */
export interface SphericalParameters<Scalar = number> extends Components<Scalar> {
  readonly covarianceType: "spherical";
  readonly covariances: Vector<Scalar>;
}

/** θ: the parameters of a Gaussian mixture, whichever structure its covariances have. */
export type MixtureParameters<Scalar = number> =
  | FullParameters<Scalar>
  | TiedParameters<Scalar>
  | DiagParameters<Scalar>
  | SphericalParameters<Scalar>;

/** D, the number of dimensions that `theta` is for. */
export function dimensionOf(theta: MixtureParameters<unknown>): number {
  return theta.means[0]?.length ?? 0;
}

/** `theta` with every number replaced by what `change` makes of it; the structure stays. */
export function mapParameters<A, B>(
  theta: MixtureParameters<A>,
  change: (value: A) => B,
): MixtureParameters<B> {
  const vector = (values: Vector<A>) => values.map(change);
  const weights = vector(theta.weights);
  const means = theta.means.map(vector);
  switch (theta.covarianceType) {
    case "full":
      return {
        covarianceType: "full",
        weights,
        means,
        covariances: theta.covariances.map((Sigma) => Sigma.map(vector)),
      };
    case "tied":
    case "diag":
      return {
        covarianceType: theta.covarianceType,
        weights,
        means,
        covariances: theta.covariances.map(vector),
      };
    case "spherical":
      return {
        covarianceType: "spherical",
        weights,
        means,
        covariances: vector(theta.covariances),
      };
  }
}
