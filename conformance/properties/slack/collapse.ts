import type { MixtureParameters, SquareMatrix } from "../../../src/model/index.ts";
import { IllPosed } from "./illPosed.ts";
import { pivots } from "./pivots.ts";

/** What is left of a covariance in every direction: pivots, or variances. */
function remainders(theta: MixtureParameters): readonly (readonly number[])[] {
  switch (theta.covarianceType) {
    case "full":
      return theta.covariances.map(pivots);
    case "tied":
      return [pivots(theta.covariances)];
    case "diag":
      return theta.covariances;
    case "spherical":
      return theta.covariances.map((variance) => [variance]);
  }
}

const diagonal = (A: SquareMatrix<number>) => A.map((row, i) => row[i]);

/** The same numbers of what rounded means make of covariances. */
function roundedAway({ covarianceType, covariances }: MixtureParameters) {
  return {
    full: () => (covariances as readonly SquareMatrix<number>[]).map(diagonal),
    tied: () => [diagonal(covariances as SquareMatrix<number>)],
    diag: () => covariances as readonly (readonly number[])[],
    spherical: () => (covariances as readonly number[]).map((square) => [square]),
  }[covarianceType]();
}

/** So many times what its rounded mean alone makes of it, a covariance is more than rounding. */
const enough = 1e3;

/**
 * Sees that no component has collapsed on a point, a line or a plane, up to the rounding of its mean.
 *
 * @param squares what rounded means make of the covariances
 * @throws IllPosed
 */
export function requireSpread(
  theta: MixtureParameters,
  squares: MixtureParameters["covariances"],
): void {
  const rounded = roundedAway({ ...theta, covariances: squares } as MixtureParameters);
  const isLost = remainders(theta).some((row, k) =>
    row.some((remainder, i) => !(remainder > enough * rounded[k][i])),
  );
  if (isLost) throw new IllPosed("a component has collapsed: its mean is rounded by as much");
}
