/**
 * A lower triangular matrix, or one half of a symmetric one, row by row: entry (i, j), j ≤ i, is
 * `values[rowOf(i) + j]`.
 */
export type LowerTriangle = Float64Array;

/** Where row i of a lower triangle begins. */
export function rowOf(i: number): number {
  return (i * (i + 1)) / 2;
}

/** The symmetric D×D matrix with this lower half, and `ridge` (D values) added to its diagonal. */
export function symmetric(half: LowerTriangle, ridge: Float64Array): number[][] {
  return Array.from(ridge, (extra, i) =>
    Array.from(ridge, (_, j) => {
      const value = half[i < j ? rowOf(j) + i : rowOf(i) + j];
      return i === j ? value + extra : value;
    }),
  );
}
