import { type CurvesOptions, noisyCurves } from "./curves.ts";
import type { LabelledRows } from "./labelledRows.ts";

/** The angle of point `i` of `count` that divide [0, π] evenly, both ends taken. */
function angle(i: number, count: number): number {
  return count === 1 ? 0 : (Math.PI * i) / (count - 1);
}

/**
 * N×2 points of two interleaving half circles of radius 1, evenly spaced: (cos t, sin t) and
 * (1 − cos t, 1/2 − sin t) for t in [0, π], with normal noise on each coordinate. These are the
 * moons of scikit-learn's `make_moons`, the upper moon first.
 *
 * @throws GmmError `invalid_input` for fewer than 2 rows, or noise below 0
 */
export function moons(options: CurvesOptions): LabelledRows {
  return noisyCurves(
    [
      (i, count) => [Math.cos(angle(i, count)), Math.sin(angle(i, count))],
      (i, count) => [1 - Math.cos(angle(i, count)), 0.5 - Math.sin(angle(i, count))],
    ],
    options,
  );
}
