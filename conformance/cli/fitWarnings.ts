import { EigenvalueDecomposition, Matrix as MlMatrix } from "ml-matrix";
import { dimensionOf, type Matrix, type MixtureParameters } from "../../src/model/index.ts";

/** A covariance matrix in units of the standard deviations of the columns. */
type Relative = readonly (readonly number[])[];

const mostRatio = 1e6;

/** The standard deviations of the columns (divisor N). */
function deviationsOf({ rows: N, columns: D, values }: Matrix): readonly number[] {
  return Array.from({ length: D }, (_, i) => {
    let [mean, squares] = [0, 0];
    for (let n = 0; n < N; n++) mean += values[n * D + i] / N;
    for (let n = 0; n < N; n++) squares += (values[n * D + i] - mean) ** 2 / N;
    return Math.sqrt(squares);
  });
}

const columnMean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const diagonal = (variances: readonly number[]) =>
  variances.map((variance, i) => variances.map((_, j) => (i === j ? variance : 0)));

const called = (k: number) => `component ${k + 1}`;

/** The covariance matrices of a model, each with what to call it; spheres are flat nowhere. */
function matricesOf(theta: MixtureParameters): readonly { name: string; Sigma: Relative }[] {
  switch (theta.covarianceType) {
    case "full":
      return theta.covariances.map((Sigma, k) => ({ name: called(k), Sigma }));
    case "tied":
      return [{ name: "the tied covariance", Sigma: theta.covariances }];
    case "diag":
      return theta.covariances.map((variances, k) => ({
        name: called(k),
        Sigma: diagonal(variances),
      }));
    case "spherical":
      return [];
  }
}

/** The largest eigenvalue of a covariance matrix over its smallest. */
function eigenvalueRatio(Sigma: Relative): number {
  const { realEigenvalues } = new EigenvalueDecomposition(
    new MlMatrix(Sigma.map((row) => [...row])),
    {
      assumeSymmetric: true,
    },
  );
  return Math.max(...realEigenvalues) / Math.min(...realEigenvalues);
}

/** The covariances that are almost singular, in units of the columns. */
function flatOnes(deviations: readonly number[], theta: MixtureParameters): readonly string[] {
  const units = deviations.map((deviation) => deviation || 1);
  return matricesOf(theta).flatMap(({ name, Sigma }) => {
    const relative = Sigma.map((row, i) => row.map((s, j) => s / units[i] / units[j]));
    const ratio = eigenvalueRatio(relative);
    return ratio > mostRatio
      ? [
          `${name} is almost flat: its largest eigenvalue is ${ratio.toExponential(0)} times its smallest (in standardised columns)`,
        ]
      : [];
  });
}

/** The spheres that are almost points. */
function smallOnes(deviations: readonly number[], theta: MixtureParameters): readonly string[] {
  if (theta.covarianceType !== "spherical") return [];
  const whole = columnMean(deviations.map((deviation) => deviation ** 2));
  return theta.covariances.flatMap((variance, k) =>
    whole / variance > mostRatio
      ? [
          `${called(k)} is almost a point: its variance is ${(variance / whole).toExponential(0)} of the data's`,
        ]
      : [],
  );
}

/**
 * What is suspect about a fit that has come to an end: components on too few points for their covariances, and
 * covariances that are almost singular.
 */
export function fitWarnings(data: Matrix, theta: MixtureParameters): readonly string[] {
  const fewest = 2 * (dimensionOf(theta) + 1);
  const small = theta.weights.flatMap((weight, k) => {
    const count = weight * data.rows;
    return count < fewest
      ? [
          `component ${k + 1} has ${Number(count.toPrecision(2))} points, fewer than 2(D + 1) = ${fewest}: try fewer components`,
        ]
      : [];
  });
  const deviations = deviationsOf(data);
  return [...small, ...flatOnes(deviations, theta), ...smallOnes(deviations, theta)];
}
