import type { MixtureParameters, SquareMatrix } from "../../src/model/index.ts";

type Rows = readonly (readonly number[])[];

/** The standard deviation of every column (divisor N), two-pass. */
function columnDeviations(data: Rows): readonly number[] {
  return data[0].map((_, i) => {
    const mean = data.reduce((sum, row) => sum + row[i], 0) / data.length;
    return Math.sqrt(data.reduce((sum, row) => sum + (row[i] - mean) ** 2, 0) / data.length);
  });
}

/** √Σ_ii·√Σ_jj of every entry; never the root of the product, which overflows at 10^150. */
function covarianceScales(theta: MixtureParameters): MixtureParameters["covariances"] {
  const products = (Sigma: SquareMatrix<number>) =>
    Sigma.map((row, i) => row.map((_, j) => Math.sqrt(Sigma[i][i]) * Math.sqrt(Sigma[j][j])));
  switch (theta.covarianceType) {
    case "full":
      return theta.covariances.map(products);
    case "tied":
      return products(theta.covariances);
    default:
      return theta.covariances;
  }
}

/**
 * The unit in which each parameter is judged: 1 for weights, max(|μ_ki|, the standard deviation of
 * the column) for means, √Σ_ii·√Σ_jj for covariances.
 */
export function parameterScales(theta: MixtureParameters, data: Rows): MixtureParameters {
  const deviations = columnDeviations(data);
  return {
    covarianceType: theta.covarianceType,
    weights: theta.weights.map(() => 1),
    means: theta.means.map((mean) =>
      mean.map((value, i) => Math.max(Math.abs(value), deviations[i])),
    ),
    covariances: covarianceScales(theta),
  } as MixtureParameters;
}
