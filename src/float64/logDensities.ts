import type { MatrixInput, MixtureParameters } from "../model/index.ts";
import { expectation } from "./expectation.ts";
import { validModel } from "./validArguments.ts";

/**
 * ln p(x_n), the log density of the mixture at each point (N values).
 *
 * @param input the data, N×D
 * @eq 9.7
 * @throws GmmError `invalid_input`, `singular_covariance`
 */
export function logDensities(input: MatrixInput, theta: MixtureParameters): Float64Array {
  const data = validModel(input, theta);
  const logs = new Float64Array(data.rows);
  expectation(data, theta, 0, logs);
  return logs;
}
