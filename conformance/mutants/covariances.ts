import { eigs, multiply, transpose } from "mathjs";
import type { Known, MixtureParameters, SquareMatrix } from "../../src/model/index.ts";

type Rows = readonly (readonly number[])[];

/** N_k of every component. */
export function countsOf(responsibilities: Rows): readonly number[] {
  return responsibilities[0].map((_, k) => responsibilities.reduce((sum, row) => sum + row[k], 0));
}

/** The second moment of every component about a point of its own, D×D. */
export function momentsAbout(
  points: Rows,
  data: Rows,
  responsibilities: Rows,
  counts = countsOf(responsibilities),
): readonly SquareMatrix<number>[] {
  return points.map((point, k) =>
    point.map((_, i) =>
      point.map(
        (__, j) =>
          data.reduce(
            (sum, x, n) => sum + responsibilities[n][k] * (x[i] - point[i]) * (x[j] - point[j]),
            0,
          ) / counts[k],
      ),
    ),
  );
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The parameters with covariances of their structure from one full matrix for each component. */
export function constrained(
  theta: MixtureParameters,
  Sigmas: readonly SquareMatrix<number>[],
  responsibilities: Rows,
): MixtureParameters {
  const shares = countsOf(responsibilities).map((count) => count / responsibilities.length);
  const diagonals = Sigmas.map((Sigma) => Sigma.map((row, i) => row[i]));
  const pooled = (i: number, j: number) =>
    Sigmas.reduce((sum, Sigma, k) => sum + shares[k] * Sigma[i][j], 0);
  const covariances = {
    full: () => Sigmas,
    tied: () => Sigmas[0].map((row, i) => row.map((_, j) => pooled(i, j))),
    diag: () => diagonals,
    spherical: () => diagonals.map(meanOf),
  }[theta.covarianceType]();
  return { ...theta, covariances } as MixtureParameters;
}

/** All updates from responsibilities that nobody checks, (9.24) to (9.27), a number added to every N_k. */
export function uncheckedUpdate(
  theta: MixtureParameters,
  data: Rows,
  responsibilities: Rows,
  {
    known = [],
    addedToCounts = 0,
  }: { readonly known?: Known; readonly addedToCounts?: number } = {},
): MixtureParameters {
  const counts = countsOf(responsibilities).map((count) => count + addedToCounts);
  const weights = known.includes("weights")
    ? theta.weights
    : counts.map((count) => count / data.length);
  const meanOfComponent = (k: number, count: number) =>
    data[0].map(
      (_, i) => data.reduce((sum, x, n) => sum + responsibilities[n][k] * x[i], 0) / count,
    );
  const means = known.includes("means")
    ? theta.means
    : counts.map((count, k) => meanOfComponent(k, count));
  const updated = { ...theta, weights, means };
  if (known.includes("covariances")) return updated;
  const Sigmas = momentsAbout(means, data, responsibilities, counts);
  return constrained(updated, Sigmas, responsibilities);
}

/**
 * θ with every variance, on the diagonal of every covariance, changed; `i` is its dimension, `k` its
 * component, 0 where all share it.
 */
export function withVariances(
  theta: MixtureParameters,
  change: (variance: number, i: number, k: number) => number,
): MixtureParameters {
  const matrix = (Sigma: SquareMatrix<number>, k: number) =>
    Sigma.map((row, i) => row.map((value, j) => (i === j ? change(value, i, k) : value)));
  switch (theta.covarianceType) {
    case "full":
      return { ...theta, covariances: theta.covariances.map(matrix) };
    case "tied":
      return { ...theta, covariances: matrix(theta.covariances, 0) };
    case "diag":
      return {
        ...theta,
        covariances: theta.covariances.map((row, k) => row.map((value, i) => change(value, i, k))),
      };
    case "spherical":
      return { ...theta, covariances: theta.covariances.map((value, k) => change(value, 0, k)) };
  }
}

/** Eigenvalues of a symmetric matrix, and their vectors. */
function eigenpairs(Sigma: SquareMatrix<number>) {
  // In units of the largest variance, so that no square of an entry leaves the range of doubles.
  const unit = Math.max(...Sigma.map((row, i) => row[i]));
  const { eigenvectors } = eigs(Sigma.map((row) => row.map((value) => value / unit)));
  return eigenvectors.map(({ value, vector }) => ({
    value: Number(value) * unit,
    vector: vector as number[],
  }));
}

/** The eigenvalues of a symmetric matrix. */
export function eigenvaluesOf(Sigma: SquareMatrix<number>): readonly number[] {
  return eigenpairs(Sigma).map(({ value }) => value);
}

/** A symmetric matrix with its eigenvalues changed. */
export function withEigenvalues(
  Sigma: SquareMatrix<number>,
  change: (eigenvalue: number) => number,
): SquareMatrix<number> {
  const pairs = eigenpairs(Sigma);
  const scaled = pairs.map(({ value, vector }) => vector.map((entry) => entry * change(value)));
  return multiply(
    transpose(scaled),
    pairs.map(({ vector }) => vector),
  ) as number[][];
}
