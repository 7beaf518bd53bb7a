import type { Matrix } from "../model/index.ts";
import { checkCount } from "./arguments.ts";
import { normalDeviates } from "./normalDeviates.ts";
import type { Seed } from "./randomSource.ts";

export interface NormalSampleOptions {
  /** N, how many rows. */
  readonly size: number;
  readonly mean?: number;
  readonly standardDeviation?: number;
  readonly seed: Seed;
}

/**
 * N×1 independent draws from N(mean, standardDeviation²), by default the standard normal.
 *
 * @throws GmmError `invalid_input`
 */
export function normalSample(options: NormalSampleOptions): Matrix {
  const { size, mean = 0, standardDeviation = 1, seed } = options;
  checkCount(size, 1, "size");
  const next = normalDeviates(seed, mean, standardDeviation);
  return { rows: size, columns: 1, values: Float64Array.from({ length: size }, next) };
}
