import {
  type CovarianceType,
  dimensionOf,
  type FullParameters,
  type MixtureParameters,
  type SquareMatrix,
} from "../../../src/model/index.ts";

function diagonalMatrix(variances: readonly number[]): number[][] {
  return variances.map((variance, i) => variances.map((_, j) => (i === j ? variance : 0)));
}

function matricesOf(theta: MixtureParameters): readonly SquareMatrix<number>[] {
  switch (theta.covarianceType) {
    case "full":
      return theta.covariances;
    case "tied":
      return theta.weights.map(() => theta.covariances);
    case "diag":
      return theta.covariances.map(diagonalMatrix);
    case "spherical":
      return theta.covariances.map((variance) =>
        diagonalMatrix(Array.from({ length: dimensionOf(theta) }, () => variance)),
      );
  }
}

/** The same mixture, with every covariance written out as a matrix. */
export function inFull(theta: MixtureParameters): FullParameters {
  return { ...theta, covarianceType: "full", covariances: matricesOf(theta) };
}

function diagonal(Sigma: SquareMatrix<number>): number[] {
  return Sigma.map((row, i) => row[i]);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function average(Sigmas: readonly SquareMatrix<number>[], shares: readonly number[]): number[][] {
  return Sigmas[0].map((row, i) =>
    row.map((_, j) => Sigmas.reduce((sum, Sigma, k) => sum + shares[k] * Sigma[i][j], 0)),
  );
}

type Projection = (
  Sigmas: readonly SquareMatrix<number>[],
  shares: readonly number[],
) => MixtureParameters["covariances"];

const projections: Readonly<Record<CovarianceType, Projection>> = {
  full: (Sigmas) => Sigmas,
  tied: average,
  diag: (Sigmas) => Sigmas.map(diagonal),
  spherical: (Sigmas) => Sigmas.map((Sigma) => meanOf(diagonal(Sigma))),
};

/**
 * Full covariances brought into a structure, as the M steps are related: the average weighted with
 * the components' shares of the points (tied), the diagonals (diag), the means of these (spherical).
 */
export function projected(
  theta: FullParameters,
  covarianceType: CovarianceType,
  shares: readonly number[],
): MixtureParameters {
  const covariances = projections[covarianceType](theta.covariances, shares);
  return { ...theta, covarianceType, covariances } as MixtureParameters;
}
