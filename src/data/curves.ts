import { toMatrix } from "../model/index.ts";
import { checkCount, checkNotNegative } from "./arguments.ts";
import type { LabelledRows } from "./labelledRows.ts";
import { normalDeviates } from "./normalDeviates.ts";
import type { Seed } from "./randomSource.ts";

/** What the sets of points about two curves in the plane have in common. */
export interface CurvesOptions {
  /** N, how many rows: the first ⌊N/2⌋ about the first curve, the others about the second. */
  readonly size: number;
  /** The standard deviation of what is added to each coordinate; 0 unless given. */
  readonly noise?: number;
  readonly seed: Seed;
}

/** Point `i` of the `count` points of a curve. */
export type Curve = (i: number, count: number) => readonly [number, number];

/** Points of two curves, with normal noise on each coordinate. */
export function noisyCurves(
  curves: readonly [Curve, Curve],
  { size, noise = 0, seed }: CurvesOptions,
): LabelledRows {
  checkCount(size, 2, "size");
  checkNotNegative(noise, "noise");
  const next = normalDeviates(seed, 0, noise);
  const first = Math.floor(size / 2);
  const labels = Array.from({ length: size }, (_, n) => (n < first ? 0 : 1));
  const rows = labels.map((k, n) => {
    const [x, y] = k === 0 ? curves[0](n, first) : curves[1](n - first, size - first);
    return [x + next(), y + next()];
  });
  return { data: toMatrix(rows, "data"), labels };
}
