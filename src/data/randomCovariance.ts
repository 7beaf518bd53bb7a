import type { SquareMatrix } from "../model/index.ts";
import { checkCount } from "./arguments.ts";
import type { Seed } from "./randomSource.ts";
import { uniformDeviates } from "./uniformDeviates.ts";

/**
 * A random D×D covariance: A·Aᵀ, where the entries of A are uniform on [−1/2, 1/2). It is symmetric,
 * and positive definite but for a set of measure 0.
 *
 * @throws GmmError `invalid_input` for fewer than 1 dimension
 */
export function randomCovariance(options: {
  /** D. */
  readonly dimensions: number;
  readonly seed: Seed;
}): SquareMatrix<number> {
  const { dimensions: D, seed } = options;
  checkCount(D, 1, "dimensions");
  const next = uniformDeviates(seed, -0.5, 0.5);
  const A = Array.from({ length: D }, () => Array.from({ length: D }, next));
  return A.map((row) => A.map((column) => row.reduce((sum, a, j) => sum + a * column[j], 0)));
}
