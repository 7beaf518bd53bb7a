import { GmmError, type Matrix, overflow } from "../model/index.ts";

/** What the sum of squared deviations is divided by: N (the maximum-likelihood one), or N − 1. */
export type VarianceDivisor = "N" | "N-1";

/**
 * The data with every column shifted to mean 0 and scaled to variance 1 (that divisor's).
 *
 * @throws GmmError `invalid_input` for a column that is constant, or whose squares overflow
 */
export function standardise(data: Matrix, divisor: VarianceDivisor): Matrix {
  const { rows: N, columns: D } = data;
  const values = new Float64Array(data.values);
  for (let i = 0; i < D; i++) {
    let sum = 0;
    for (let n = 0; n < N; n++) sum += data.values[n * D + i];
    const mean = sum / N;
    let squares = 0;
    for (let n = 0; n < N; n++) squares += (data.values[n * D + i] - mean) ** 2;
    const deviation = Math.sqrt(squares / (divisor === "N" ? N : N - 1));
    if (!Number.isFinite(deviation)) throw overflow(data);
    if (deviation === 0)
      throw new GmmError("invalid_input", `data column ${i}`, "is constant: it has no unit");
    for (let n = 0; n < N; n++) values[n * D + i] = (data.values[n * D + i] - mean) / deviation;
  }
  return { rows: N, columns: D, values };
}
