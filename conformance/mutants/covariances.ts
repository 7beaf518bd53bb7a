import type { MixtureParameters, SquareMatrix } from "../../src/model/index.ts";

type Rows = readonly (readonly number[])[];

/** N_k of every component. */
function countsOf(responsibilities: Rows): readonly number[] {
  return responsibilities[0].map((_, k) => responsibilities.reduce((sum, row) => sum + row[k], 0));
}

/** The second moment of every component about a point of its own, D×D. */
export function momentsAbout(
  points: Rows,
  data: Rows,
  responsibilities: Rows,
): readonly SquareMatrix<number>[] {
  const counts = countsOf(responsibilities);
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

/** All updates from responsibilities that nobody checks: (9.24) to (9.27). */
export function uncheckedUpdate(
  theta: MixtureParameters,
  data: Rows,
  responsibilities: Rows,
): MixtureParameters {
  const counts = countsOf(responsibilities);
  const weights = counts.map((count) => count / data.length);
  const means = counts.map((count, k) =>
    data[0].map(
      (_, i) => data.reduce((sum, x, n) => sum + responsibilities[n][k] * x[i], 0) / count,
    ),
  );
  const Sigmas = momentsAbout(means, data, responsibilities);
  return constrained({ ...theta, weights, means }, Sigmas, responsibilities);
}

/** θ with every variance, on the diagonal of every covariance, changed; `i` is its dimension. */
export function withVariances(
  theta: MixtureParameters,
  change: (variance: number, i: number) => number,
): MixtureParameters {
  const matrix = (Sigma: SquareMatrix<number>) =>
    Sigma.map((row, i) => row.map((value, j) => (i === j ? change(value, i) : value)));
  switch (theta.covarianceType) {
    case "full":
      return { ...theta, covariances: theta.covariances.map(matrix) };
    case "tied":
      return { ...theta, covariances: matrix(theta.covariances) };
    case "diag":
      return { ...theta, covariances: theta.covariances.map((row) => row.map(change)) };
    case "spherical":
      return { ...theta, covariances: theta.covariances.map((value) => change(value, 0)) };
  }
}
