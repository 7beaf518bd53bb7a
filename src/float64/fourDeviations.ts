import type { Matrix } from "../model/index.ts";

/**
 * x_n − c for four rows from n on (D×4: what the four share in a dimension stands together).
 *
 * Rows are taken four at a time: four sums that do not wait for one another keep the processor
 * busy, and what the four share is loaded once. It also shortens long sums, and so their error.
 * Where the rows end before `to`, the last values of `into` are left as they were, to be given
 * weight 0 or not to be read.
 */
export function fourDeviations(
  data: Matrix,
  n: number,
  to: number,
  centre: Float64Array,
  into: Float64Array,
): void {
  const { columns: D, values: X } = data;
  const end = Math.min(n + 4, to) * D;
  for (let at = n * D, b = 0; at < end; at += D, b++)
    for (let i = 0; i < D; i++) into[4 * i + b] = X[at + i] - centre[i];
}
