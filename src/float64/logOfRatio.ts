import { invariant } from "../model/index.ts";

const large = 2 ** 128;
const shift = 2 ** 256;

/**
 * ln Π_i above_i / below_i of the square roots of positive doubles, for ratios of |Σ|^(1/2). The products themselves
 * overflow at units of 10^150 or in many dimensions, and a sum of logs loses digits where these
 * cancel (ln 10^150 − ln 10^150 is right to 10^−13 only). So the running ratio is kept in range by
 * powers of two, which cost no digit, and its log is taken once.
 *
 * @deviation D-2
 */
export function logOfRatio(above: readonly number[], below: readonly number[]): number {
  let ratio = 1;
  let shifts = 0;
  const keepInRange = () => {
    invariant(
      ratio > 0 && ratio < Infinity,
      "a ratio of standard deviations is positive and finite",
    );
    for (; ratio >= large; shifts++) ratio /= shift;
    for (; ratio < 1 / large; shifts--) ratio *= shift;
  };
  above.forEach((value, i) => {
    ratio *= value;
    keepInRange();
    ratio /= below[i];
    keepInRange();
  });
  return Math.log(ratio) + shifts * 256 * Math.LN2;
}
