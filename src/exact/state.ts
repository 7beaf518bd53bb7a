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
  type Equation,
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
  /** Equations to be read in place of those of the same numbers: none unless told. */
  readonly edits?: readonly Equation[];
}

/** The data and the current parameters, as the equations see them. */
export interface State {
  readonly arithmetic: Arithmetic;
  readonly forms: Forms;
  readonly edits: readonly Equation[];
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
  checkParameters(mapParameters(theta, toDouble), validData(inDoubles(input)).columns);
  return uncheckedState(input, theta, options);
}

/** The same, of parameters that no step may lead on from, as a wrong equation can give them. */
export function uncheckedState(
  input: ExactData,
  theta: MixtureParameters<Real>,
  { precision = 50, forms = "scalar", edits = [] }: ReadingOptions,
): State {
  const data = validData(inDoubles(input));
  const { exactly } = arithmetic(precision);
  const rows: readonly (readonly Real[])[] = isRows(input) ? input : toRows(data);
  const reading = {
    arithmetic: arithmetic(precision),
    forms: data.columns === 1 ? forms : "vector",
    edits,
    data,
  } as const;
  return bind(reading, points(rows, reading.forms, exactly), mapParameters(theta, exactly));
}

/** The equations as they are to be read: those of the catalogue, or what stands in their place. */
export function edited(
  equations: readonly Equation[],
  edits: readonly Equation[],
): readonly Equation[] {
  return equations.map((entry) => edits.find(({ number }) => number === entry.number) ?? entry);
}

/** The same data with other parameters. */
export function withParameters(state: State, theta: MixtureParameters<Real>): State {
  const x = state.bindings["x"] as (n: number) => Value;
  return bind(state, x, theta);
}

type Reading = Pick<State, "arithmetic" | "forms" | "edits" | "data">;

function bind(
  { arithmetic, forms, edits, data }: Reading,
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
  const equations = edited(expectationEquations(forms), edits);
  const expectation = evaluation(arithmetic, equations, bindings);
  return { arithmetic, forms, edits, data, theta, bindings, expectation };
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
