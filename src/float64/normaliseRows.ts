import { GmmError, type Matrix } from "../model/index.ts";

/** exp of what lies below is 0 in double precision, and slow to find out. */
const underflow = -746;

/**
 * Turns each row of logs a_k (rows `from`..`to` of N×K) into exp(a_k) / Σ_j exp(a_j), and writes
 * `common` + ln Σ_j exp(a_j) into `logSums` (N values) if it is given. The largest log of a row is taken out
 * first (log-sum-exp): far from all components every exp(a_j) is 0 in double precision, and their
 * quotient NaN.
 *
 * @param common what all logs lack
 * @param epsilon what is added to the denominator, common term included: 0, or a deviation
 * @eq 9.23
 * @deviation D-1, D-10
 * @throws GmmError `invalid_input` where all logs of a row are below the range of doubles
 */
export function normaliseRows(
  logs: Matrix,
  from: number,
  to: number,
  common: number,
  epsilon: number,
  logSums?: Float64Array,
): void {
  const { columns: K, values } = logs;
  for (let n = from; n < to; n++) {
    const first = n * K;
    const end = first + K;
    const largest = largestOf(values, first, end);
    let sum = 0;
    for (let at = first; at < end; at++) {
      const a = values[at] - largest;
      values[at] = a < underflow ? 0 : Math.exp(a);
      sum += values[at];
    }
    if (!(sum >= 1)) refuse(n);
    if (logSums !== undefined) logSums[n] = common + (largest + Math.log(sum));
    const denominator = epsilon === 0 ? sum : sum + epsilon * Math.exp(-common - largest);
    for (let at = first; at < end; at++) values[at] /= denominator;
  }
}

function largestOf(values: Float64Array, first: number, end: number): number {
  let largest = values[first];
  for (let at = first + 1; at < end; at++) if (values[at] > largest) largest = values[at];
  return largest;
}

function refuse(n: number): never {
  throw new GmmError(
    "invalid_input",
    `data[${n}]`,
    "is so far from every component that its log density is below −1.8e308; a point within 1e150 standard deviations of one is needed",
  );
}
