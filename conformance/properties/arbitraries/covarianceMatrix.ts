import fc from "fast-check";
import { gridBelow, roundTo } from "./roundNumber.ts";

/** What covariances are to be like. */
export interface CovarianceRange {
  /** The largest ratio of two eigenvalues. */
  readonly condition: number;
  /** A typical standard deviation. */
  readonly unit: number;
}

const sizes = [1, 0.25, 0.5, 2, 4];

/** Variances between unit²/4 and 4·unit², over `condition`, at three digits of the smallest. */
function variances(count: number, { condition, unit }: CovarianceRange) {
  const exponents = fc.array(fc.integer({ min: 0, max: 20 }), {
    minLength: count,
    maxLength: count,
  });
  return fc
    .tuple(fc.constantFrom(...sizes), exponents)
    .map(([size, steps]) => steps.map((step) => size * unit ** 2 * condition ** (-step / 20)));
}

/** D variances. Shrinks to equal ones. */
export function varianceVector(D: number, range: CovarianceRange): fc.Arbitrary<number[]> {
  return variances(D, range).map((values) =>
    values.map((value) => roundTo(value, gridBelow(value))),
  );
}

/** Turns rows i and j, and columns i and j, of a symmetric matrix by an angle in degrees. */
function turned(A: readonly (readonly number[])[], i: number, j: number, degrees: number) {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const turnRows = (M: readonly (readonly number[])[]) =>
    M.map((row, m) => {
      if (m === i) return row.map((value, n) => c * value - s * M[j][n]);
      if (m === j) return row.map((value, n) => s * M[i][n] + c * value);
      return [...row];
    });
  const transpose = (M: readonly (readonly number[])[]) => M.map((_, m) => M.map((row) => row[m]));
  return turnRows(transpose(turnRows(A)));
}

function planes(D: number): (readonly [number, number])[] {
  const axes = Array.from({ length: D }, (_, i) => i);
  return axes.flatMap((i) => axes.slice(i + 1).map((j) => [i, j] as const));
}

function rounded(A: readonly (readonly number[])[], smallest: number): number[][] {
  const grid = gridBelow(smallest);
  return A.map((row, i) => row.map((_, j) => roundTo(A[Math.max(i, j)][Math.min(i, j)], grid)));
}

/**
 * A symmetric positive definite D×D matrix: eigenvalues whose ratios reach `condition`, turned in
 * every plane. Shrinks to a multiple of the identity.
 */
export function covarianceMatrix(D: number, range: CovarianceRange): fc.Arbitrary<number[][]> {
  const angles = fc.array(fc.integer({ min: 0, max: 89 }), {
    minLength: planes(D).length,
    maxLength: planes(D).length,
  });
  return fc.tuple(variances(D, range), angles).map(([eigenvalues, degrees]) => {
    const diagonal: readonly (readonly number[])[] = eigenvalues.map((value, i) =>
      eigenvalues.map((_, j) => (i === j ? value : 0)),
    );
    const Sigma = planes(D).reduce((A, [i, j], p) => turned(A, i, j, degrees[p]), diagonal);
    return rounded(Sigma, Math.min(...eigenvalues));
  });
}
