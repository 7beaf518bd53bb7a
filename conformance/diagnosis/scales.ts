import { type MixtureParameters, toMatrix } from "../../src/model/index.ts";
import { float64Reading } from "../adapters/float64/adapter.ts";
import { type AnswerCase, type Corpus, type GoldenCase, isRefusal } from "../cases/index.ts";
import { eigenvaluesOf } from "../mutants/index.ts";
import { fromWire, fromWireModel } from "../protocol/index.ts";

type Rows = readonly (readonly number[])[];

/** How large the numbers get on the way to the answer of a case. */
export interface Scales {
  readonly N: number;
  /** The largest |x_i| of the data, by column. */
  readonly columns: readonly number[];
  /** The largest distance of two x_i, by column. */
  readonly spreads: readonly number[];
  /** ln π_k N(x_n|μ_k, Σ_k), N×K. */
  readonly joint: Rows;
  /** Δ²/2 of every point from every mean, N×K. */
  readonly halfSquares: Rows;
  /** ∑_i (x_i² + μ_i²)/Σ_ii: what Δ² is the difference of where (x − μ)² is expanded, N×K. */
  readonly expanded: Rows;
  /** ln|Σ_k|. */
  readonly logDeterminants: readonly number[];
  /** The variances Σ_ii of every component, K×D. */
  readonly variances: Rows;
  /** λ_max/λ_min of every Σ_k; ∞ where rounding leaves none of λ_min. */
  readonly conditions: readonly number[];
}

/** The variances of every component in every dimension. */
function variancesOf(theta: MixtureParameters): Rows {
  const [mean] = theta.means;
  switch (theta.covarianceType) {
    case "full":
      return theta.covariances.map((Sigma) => Sigma.map((row, i) => row[i]));
    case "tied":
      return theta.means.map(() => theta.covariances.map((row, i) => row[i]));
    case "diag":
      return theta.covariances;
    case "spherical":
      return theta.covariances.map((variance) => mean.map(() => variance));
  }
}

/** λ_max/λ_min of the covariance of every component; ∞ where rounding leaves none of λ_min. */
export function conditionsOf(theta: MixtureParameters): readonly number[] {
  const condition = (eigenvalues: readonly number[]) => {
    const [least, most] = [Math.min(...eigenvalues), Math.max(...eigenvalues)];
    return least > 0 ? most / least : Number.POSITIVE_INFINITY;
  };
  switch (theta.covarianceType) {
    case "full":
      return theta.covariances.map((Sigma) => condition(eigenvaluesOf(Sigma)));
    case "tied":
      return theta.means.map(() => condition(eigenvaluesOf(theta.covariances)));
    case "diag":
      return theta.covariances.map(condition);
    case "spherical":
      return theta.covariances.map(() => 1);
  }
}

const largest = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

function scalesAt(rows: Rows, theta: MixtureParameters): Scales {
  const { weights, means } = theta;
  const dimensions = means[0].map((_, i) => rows.map((row) => row[i]));
  const components = float64Reading.logComponentDensities(toMatrix(rows, "data"), theta);
  const atMeans = float64Reading
    .logComponentDensities(toMatrix(means, "means"), theta)
    .map((row, k) => row[k]);
  const variances = variancesOf(theta);
  return {
    N: rows.length,
    columns: dimensions.map((column) => largest(column.map(Math.abs))),
    spreads: dimensions.map((column) => largest(column) + largest(column.map((value) => -value))),
    joint: components.map((row) => row.map((log, k) => log + Math.log(weights[k]))),
    halfSquares: components.map((row) => row.map((log, k) => atMeans[k] - log)),
    expanded: rows.map((row) =>
      variances.map((variance, k) =>
        row.reduce((sum, x, i) => sum + (x ** 2 + means[k][i] ** 2) / variance[i], 0),
      ),
    ),
    logDeterminants: atMeans.map((log) => -2 * log - means[0].length * Math.log(2 * Math.PI)),
    variances,
    conditions: conditionsOf(theta),
  };
}

const known = new WeakMap<GoldenCase, Scales | undefined>();

/** The scales of a case; undefined where it is to be refused, or has no densities in doubles. */
export function scalesOf(golden: GoldenCase, corpus: Corpus): Scales | undefined {
  if (known.has(golden)) return known.get(golden);
  const scales = isRefusal(golden) ? undefined : measured(golden, corpus);
  known.set(golden, scales);
  return scales;
}

function measured(golden: AnswerCase, corpus: Corpus): Scales | undefined {
  try {
    return scalesAt(fromWire(corpus.dataOf(golden)) as Rows, fromWireModel(golden.input.model));
  } catch {
    return undefined;
  }
}
