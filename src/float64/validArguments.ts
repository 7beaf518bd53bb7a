import {
  checkParameters,
  type Matrix,
  type MatrixInput,
  type MixtureParameters,
  toMatrix,
  validData,
  validResponsibilities,
} from "../model/index.ts";
import type { Deviations } from "./deviations.ts";

/**
 * The data in flat form, once they and `theta` are known to fit together. An ε in the denominators
 * leaves weights that sum to less than 1: there only their proportions are checked.
 *
 * @throws GmmError as `validData` and `checkParameters` do
 */
export function validModel(
  input: MatrixInput,
  theta: MixtureParameters,
  { denominatorEpsilon = 0 }: Deviations = {},
): Matrix {
  const data = validData(input);
  const scaled = denominatorEpsilon > 0 && Array.isArray(theta.weights);
  checkParameters(scaled ? { ...theta, weights: shares(theta.weights) } : theta, data.columns);
  return data;
}

/**
 * The responsibilities (N×K) in flat form, once they are known to be valid. With an ε in the
 * denominators, only the proportions in each row are checked.
 *
 * @throws GmmError as `validResponsibilities` does
 */
export function validGamma(
  input: MatrixInput,
  N: number,
  K: number,
  { denominatorEpsilon = 0 }: Deviations,
): Matrix {
  if (denominatorEpsilon === 0) return validResponsibilities(input, N, K);
  const gamma = toMatrix(input, "responsibilities");
  const { rows, columns, values } = gamma;
  const scaled = values.slice();
  for (let at = 0; at < scaled.length; at += columns)
    scaled.set(shares(Array.from(values.subarray(at, at + columns))), at);
  validResponsibilities({ rows, columns, values: scaled }, N, K);
  return gamma;
}

/** `values` scaled to sum to 1; all equal where all are 0. */
function shares(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => (sum === 0 && value === 0 ? 1 / values.length : value / sum));
}
