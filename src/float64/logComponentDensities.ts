import type { Matrix, MatrixInput, MixtureParameters } from "../model/index.ts";
import { componentRows } from "./logDensityRows.ts";
import { forEachBlock } from "./rowBlocks.ts";
import { validModel } from "./validArguments.ts";

/**
 * ln N(x_n|μ_k, Σ_k), the log density of each component at each point, without its weight (N×K).
 *
 * @param input the data, N×D
 * @eq 1.46, 2.43, 2.44
 * @throws GmmError `invalid_input`, `singular_covariance`
 */
export function logComponentDensities(input: MatrixInput, theta: MixtureParameters): Matrix {
  const data = validModel(input, theta);
  const K = theta.weights.length;
  const logs = { rows: data.rows, columns: K, values: new Float64Array(data.rows * K) };
  const write = componentRows(data, theta);
  forEachBlock(data.rows, (from, to) => write(from, to, logs));
  return logs;
}
