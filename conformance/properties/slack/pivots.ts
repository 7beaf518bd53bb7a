import type { SquareMatrix } from "../../../src/model/index.ts";

/** The pivots of elimination, which are all positive where the matrix is positive definite. */
export function pivots(Sigma: SquareMatrix<number>): number[] {
  const A = Sigma.map((row) => [...row]);
  return A.map((row, k) => {
    for (const below of A.slice(k + 1)) {
      const factor = below[k] / row[k];
      for (let j = k; j < row.length; j++) below[j] -= factor * row[j];
    }
    return row[k];
  });
}
