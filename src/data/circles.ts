import { refuse } from "./arguments.ts";
import { type Curve, type CurvesOptions, noisyCurves } from "./curves.ts";
import type { LabelledRows } from "./labelledRows.ts";

export interface CirclesOptions extends CurvesOptions {
  /** The radius of the inner circle, from 0 up to but not including 1; 0.8 unless given. */
  readonly factor?: number;
}

/** The circle about the origin, divided evenly from angle 0. */
function circle(radius: number): Curve {
  return (i, count) => {
    const t = (2 * Math.PI * i) / count;
    return [radius * Math.cos(t), radius * Math.sin(t)];
  };
}

/**
 * N×2 points of two concentric circles, evenly spaced: radius 1, and radius `factor`, with normal
 * noise on each coordinate. These are the circles of scikit-learn's `make_circles`, the outer first.
 *
 * @throws GmmError `invalid_input` for fewer than 2 rows, noise below 0, or a factor outside [0, 1)
 */
export function circles({ factor = 0.8, ...options }: CirclesOptions): LabelledRows {
  if (!(factor >= 0 && factor < 1)) refuse("factor", `is ${factor}, not from 0 to below 1`);
  return noisyCurves([circle(1), circle(factor)], options);
}
