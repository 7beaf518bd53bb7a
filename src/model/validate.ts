import { asWritten, GmmError } from "./errors.ts";
import { type Matrix, type MatrixInput, toMatrix } from "./matrix.ts";
import {
  covarianceTypes,
  type Known,
  type MixtureParameters,
  type ParameterGroup,
  parameterGroups,
  type SquareMatrix,
  type Vector,
} from "./parameters.ts";
import { checkPositiveDefinite } from "./positiveDefinite.ts";

const weightSumSlack = 1e-12;
const responsibilitySumSlack = 1e-9;
const symmetrySlack = 1e-12;

function refuse(where: string, what: string): never {
  throw new GmmError("invalid_input", where, what);
}

function checkFinite(value: unknown, where: string): asserts value is number {
  if (typeof value !== "number") refuse(where, `is ${asWritten(value)}, not a number`);
  if (!Number.isFinite(value)) refuse(where, `is ${value}, not a finite number`);
}

function checkVector(values: Vector<number>, length: number, where: string): void {
  if (!Array.isArray(values)) refuse(where, `is not an array of ${length} numbers`);
  if (values.length !== length) refuse(where, `has ${values.length} values, not ${length}`);
  values.forEach((value, i) => {
    checkFinite(value, `${where}[${i}]`);
  });
}

function checkList(values: readonly unknown[], length: number, where: string): void {
  if (!Array.isArray(values)) refuse(where, `is not an array of length ${length}`);
  if (values.length !== length) refuse(where, `has length ${values.length}, not ${length}`);
}

function checkSymmetric(Sigma: SquareMatrix<number>, D: number, where: string): void {
  checkList(Sigma, D, where);
  Sigma.forEach((row, i) => {
    checkVector(row, D, `${where}[${i}]`);
  });
  for (let i = 0; i < D; i++)
    for (let j = 0; j < i; j++) {
      const slack =
        symmetrySlack * Math.sqrt(Math.abs(Sigma[i][i])) * Math.sqrt(Math.abs(Sigma[j][j]));
      if (!(Math.abs(Sigma[i][j] - Sigma[j][i]) <= slack))
        refuse(
          where,
          `is not symmetric: [${i}][${j}] is ${Sigma[i][j]}, [${j}][${i}] is ${Sigma[j][i]}`,
        );
    }
}

/**
 * The data in flat form, once it is known to be N×D finite numbers with N ≥ 1 and D ≥ 1.
 *
 * @throws GmmError `invalid_input`
 */
export function validData(input: MatrixInput): Matrix {
  const data = toMatrix(input, "data");
  if (data.rows < 1) refuse("data", "has no rows; at least 1 is needed");
  if (data.columns < 1) refuse("data", "has no columns; at least 1 is needed");
  const bad = data.values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    refuse(
      `data[${Math.floor(bad / data.columns)}][${bad % data.columns}]`,
      `is ${data.values[bad]}, not a finite number`,
    );
  return data;
}

/** Refuses weights off the simplex (9.8, 9.9). They are used as given, never renormalised. */
function checkWeights(weights: Vector<number>): void {
  checkVector(weights, weights.length, "weights");
  weights.forEach((weight, k) => {
    if (weight < 0) refuse(`weights[${k}]`, `is ${weight}, not between 0 and 1`);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(Math.abs(sum - 1) <= weightSumSlack))
    refuse("weights", `sum to ${sum}, not 1 (component weights ${weights.join(", ")})`);
}

function checkCovarianceShapes(theta: MixtureParameters, K: number, D: number): void {
  switch (theta.covarianceType) {
    case "full":
      checkList(theta.covariances, K, "covariances");
      theta.covariances.forEach((Sigma, k) => {
        checkSymmetric(Sigma, D, `covariances[${k}]`);
      });
      break;
    case "tied":
      checkSymmetric(theta.covariances, D, "covariances");
      break;
    case "diag":
      checkList(theta.covariances, K, "covariances");
      theta.covariances.forEach((variances, k) => {
        checkVector(variances, D, `covariances[${k}]`);
      });
      break;
    case "spherical":
      checkVector(theta.covariances, K, "covariances");
  }
}

/**
 * Refuses parameters that are not those of a mixture over D dimensions: shapes, names, the
 * simplex, symmetric positive definite covariances.
 *
 * @throws GmmError `invalid_input`, or `singular_covariance` where only definiteness is missing
 */
export function checkParameters(theta: MixtureParameters, D: number): void {
  if (typeof theta !== "object" || theta === null) refuse("parameters", `are ${asWritten(theta)}`);
  if (!covarianceTypes.includes(theta.covarianceType))
    refuse(
      "covarianceType",
      `is ${asWritten(theta.covarianceType)}, not one of ${covarianceTypes.join(", ")}`,
    );
  if (!Array.isArray(theta.weights) || theta.weights.length < 1)
    refuse("weights", "are empty; at least 1 component is needed");
  const K = theta.weights.length;
  checkWeights(theta.weights);
  checkList(theta.means, K, "means");
  theta.means.forEach((mean, k) => {
    checkVector(mean, D, `means[${k}]`);
  });
  checkCovarianceShapes(theta, K, D);
  checkPositiveDefinite(theta);
}

/**
 * Responsibilities in flat form, once they are known to be N×K, in [0, 1], with rows that sum to 1.
 *
 * @throws GmmError `invalid_input`
 */
export function validResponsibilities(input: MatrixInput, N: number, K: number): Matrix {
  const gamma = toMatrix(input, "responsibilities");
  if (gamma.rows !== N || gamma.columns !== K)
    refuse("responsibilities", `are ${gamma.rows}×${gamma.columns}, not ${N}×${K}`);
  for (let n = 0; n < N; n++) {
    let sum = 0;
    for (let k = 0; k < K; k++) {
      const value = gamma.values[n * K + k];
      if (!(value >= 0)) refuse(`responsibilities[${n}][${k}]`, `is ${value}, not between 0 and 1`);
      sum += value;
    }
    if (!(Math.abs(sum - 1) <= responsibilitySumSlack))
      refuse(`responsibilities[${n}]`, `sum to ${sum}, not 1`);
  }
  return gamma;
}

/**
 * Refuses names that are not groups of parameters.
 *
 * @throws GmmError `invalid_input`
 */
export function checkKnown(known: Known): void {
  if (!Array.isArray(known)) refuse("known", `is ${asWritten(known)}, not an array of names`);
  known.forEach((group: ParameterGroup, i) => {
    if (!parameterGroups.includes(group))
      refuse(`known[${i}]`, `is ${asWritten(group)}, not one of ${parameterGroups.join(", ")}`);
  });
}
