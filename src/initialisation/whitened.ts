import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { unitColumns } from "./unitColumns.ts";

/** Axes of less variance, in units of the widest, are rounding: the columns depend on one another. */
const thinnest = 1e-12;

/** The correlations of standardised columns (D×D). */
function correlations(rows: readonly (readonly number[])[]): Matrix {
  const X = new Matrix(rows.map((row) => [...row]));
  return X.transpose().mmul(X).div(rows.length);
}

/**
 * Rows in coordinates in which their covariance is the identity: squared distances are Mahalanobis distances for the
 * covariance of all the data, the same whatever linear coordinates the data came in. Axes without variance are left out.
 */
export function whitened(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const near = unitColumns(rows);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(correlations(near), {
    assumeSymmetric: true,
  });
  const widest = Math.max(...realEigenvalues);
  const axes = realEigenvalues.flatMap((variance, a) =>
    variance > thinnest * widest
      ? [eigenvectorMatrix.getColumn(a).map((x) => x / Math.sqrt(variance))]
      : [],
  );
  return near.map((row) =>
    axes.map((axis) => axis.reduce((sum, weight, i) => sum + weight * row[i], 0)),
  );
}
