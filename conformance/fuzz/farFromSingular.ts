import type { MixtureParameters, SquareMatrix } from "../../src/model/index.ts";

/** Pivots below this part of their diagonal entry may be lost in rounding, and be refused. */
const leastPivot = 1e-6;
/** Variances below this part of the largest square of their column may be rounding, and nothing else. */
const leastVariance = 1e-10;
/** Weights below this may underflow on the way, and their components be empty. */
const leastWeight = 1e-200;

/** The pivots of symmetric elimination, each in units of its diagonal entry. */
function relativePivots(Sigma: SquareMatrix<number>): readonly number[] {
  let rest: readonly (readonly number[])[] = Sigma;
  return Sigma.map((_, k) => {
    const [first, ...others] = rest;
    rest = others.map((row) =>
      row.slice(1).map((value, j) => value - (row[0] / first[0]) * first[j + 1]),
    );
    return first[0] / Sigma[k][k];
  });
}

function pivotsOf(theta: MixtureParameters): readonly number[] {
  if (theta.covarianceType === "full") return theta.covariances.flatMap(relativePivots);
  return theta.covarianceType === "tied" ? relativePivots(theta.covariances) : [];
}

/** The variances along every axis, for each matrix that the structure has. */
function variancesOf(theta: MixtureParameters): readonly (readonly number[])[] {
  const diagonal = (Sigma: SquareMatrix<number>) => Sigma.map((row, i) => row[i]);
  switch (theta.covarianceType) {
    case "full":
      return theta.covariances.map(diagonal);
    case "tied":
      return [diagonal(theta.covariances)];
    case "diag":
      return theta.covariances;
    case "spherical":
      return theta.covariances.map((variance) => theta.means[0].map(() => variance));
  }
}

/** Whether no rounding makes a mixture, as it is estimated from some data, one that is to be refused. */
export function isFarFromSingular(
  theta: MixtureParameters,
  data: readonly (readonly number[])[],
): boolean {
  const squares = data[0].map((_, i) => Math.max(...data.map((row) => row[i] ** 2)));
  return (
    pivotsOf(theta).every((pivot) => pivot > leastPivot) &&
    variancesOf(theta).every((row) =>
      row.every((value, i) => value > leastVariance * squares[i]),
    ) &&
    theta.weights.every((weight) => weight > leastWeight)
  );
}
