import type { Matrix, MixtureParameters } from "../model/index.ts";
import { jointRows } from "./logDensityRows.ts";
import { normaliseRows } from "./normaliseRows.ts";
import { forEachBlock } from "./rowBlocks.ts";

/**
 * γ(z_nk) (N×K), for data and parameters that are known to be valid. Writes ln p(x_n) into
 * `logDensities` (N values) if it is given.
 *
 * @param epsilon what is added to the denominator: 0, or a deviation
 * @eq 9.23
 */
export function expectation(
  data: Matrix,
  theta: MixtureParameters,
  epsilon: number,
  logDensities?: Float64Array,
): Matrix {
  const { rows: N } = data;
  const K = theta.weights.length;
  const gamma = { rows: N, columns: K, values: new Float64Array(N * K) };
  const { write, common } = jointRows(data, theta);
  forEachBlock(N, (from, to) => {
    write(from, to, gamma);
    normaliseRows(gamma, from, to, common, epsilon, logDensities);
  });
  return gamma;
}
