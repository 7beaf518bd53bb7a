import {
  checkParameters,
  dimensionOf,
  type Matrix,
  type MatrixInput,
  type MixtureParameters,
  mapParameters,
  toRows,
  validData,
} from "../model/index.ts";
import {
  type Arithmetic,
  arithmetic,
  type Binding,
  type Evaluation,
  evaluation,
  type Precision,
  type Real,
  toDouble,
  type Value,
} from "./engine/index.ts";
import { expectationEquations, type Forms } from "./equations/index.ts";

/** The data: doubles, which enter with their exact value, or rows of numbers in any precision. */
export type ExactData = MatrixInput | readonly (readonly Real[])[];

/** How the equations are to be read. */
export interface ReadingOptions {
  /** Significant decimal digits of every operation (50 unless told), or `"double"`. */
  readonly precision?: Precision;
  /** At D = 1: scalars (unless told), or vectors of length 1. */
  readonly forms?: Forms;
}

/** The data and the current parameters, as the equations see them. */
export interface State {
  readonly arithmetic: Arithmetic;
  readonly forms: Forms;
  readonly data: Matrix;
  readonly theta: MixtureParameters<Real>;
  readonly bindings: Readonly<Record<string, Binding>>;
  /** The densities, responsibilities and log likelihood of this state. */
  readonly expectation: Evaluation;
}

/**
 * Data and parameters, checked and bound to the names of the equations.
 *
 * @throws GmmError as `validData` and `checkParameters` do
 */
export function stateOf(
  input: ExactData,
  theta: MixtureParameters<Real>,
  options: ReadingOptions = {},
): State {
  const data = validData(inDoubles(input));
  checkParameters(mapParameters(theta, toDouble), data.columns);
  const precision = options.precision ?? 50;
  const forms = data.columns === 1 ? (options.forms ?? "scalar") : "vector";
  const { exactly } = arithmetic(precision);
  const rows: readonly (readonly Real[])[] = isRows(input) ? input : toRows(data);
  const x = points(rows, forms, exactly);
  return bind(arithmetic(precision), forms, data, x, mapParameters(theta, exactly));
}

/** The same data with other parameters. */
export function withParameters(state: State, theta: MixtureParameters<Real>): State {
  const x = state.bindings["x"] as (n: number) => Value;
  return bind(state.arithmetic, state.forms, state.data, x, theta);
}

function bind(
  arithmetic: Arithmetic,
  forms: Forms,
  data: Matrix,
  x: (n: number) => Value,
  theta: MixtureParameters<Real>,
): State {
  const { exactly } = arithmetic;
  const means: readonly Value[] =
    forms === "scalar" ? theta.means.map(([mean]) => mean) : theta.means;
  const Sigmas = covariancesOf(theta, forms, exactly(0));
  const bindings = {
    N: exactly(data.rows),
    K: exactly(theta.weights.length),
    D: exactly(data.columns),
    x,
    weight: (k: number) => theta.weights[k - 1],
    mu: (k: number) => means[k - 1],
    Sigma: (k: number) => Sigmas[k - 1],
  };
  const expectation = evaluation(arithmetic, expectationEquations(forms), bindings);
  return { arithmetic, forms, data, theta, bindings, expectation };
}

function isRows(input: ExactData): input is readonly (readonly Real[])[] {
  return Array.isArray(input);
}

function inDoubles(input: ExactData): MatrixInput {
  return isRows(input) ? input.map((row) => row.map(toDouble)) : input;
}

function points(
  rows: readonly (readonly Real[])[],
  forms: Forms,
  exactly: (value: Real) => Real,
): (n: number) => Value {
  const points = rows.map((row) => row.map(exactly));
  const x: readonly Value[] = forms === "scalar" ? points.map(([value]) => value) : points;
  return (n) => x[n - 1];
}

/** Σ_k of every component: a D×D matrix whatever the structure, or a variance in scalar form. */
function covariancesOf(theta: MixtureParameters<Real>, forms: Forms, zero: Real): readonly Value[] {
  const D = dimensionOf(theta);
  const diagonal = (variances: readonly Real[]) =>
    variances.map((variance, i) => variances.map((_, j) => (i === j ? variance : zero)));
  const matrices = {
    full: () => theta.covariances as readonly Real[][][],
    tied: () => theta.weights.map(() => theta.covariances as readonly Real[][]),
    diag: () => (theta.covariances as readonly Real[][]).map(diagonal),
    spherical: () =>
      (theta.covariances as readonly Real[]).map((variance) =>
        diagonal(Array.from({ length: D }, () => variance)),
      ),
  }[theta.covarianceType]();
  return forms === "scalar" ? matrices.map((Sigma) => Sigma[0][0]) : matrices;
}
