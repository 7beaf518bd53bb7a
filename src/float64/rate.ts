import type { Known, MatrixInput, MixtureParameters } from "../model/index.ts";
import { eStep } from "./eStep.ts";
import { mStep } from "./mStep.ts";

/** The size of the nudge, in responsibilities: small enough for EM to be linear, far above rounding. */
const nudge = 1e-5;

/** A nudge that has shrunk, or grown, by so much has shown the rate. */
const [shrunk, grown] = [1e-4, 1e3];

const mostSteps = 200;

/** A number between −1 and 1 that looks like no other nearby: the same on every machine. */
function scattered(i: number): number {
  const turns = (i + 1) * 0.618_033_988_749_894_9; // multiples of the golden ratio are spread evenly
  return 2 * (turns - Math.floor(turns)) - 1;
}

/** Responsibilities moved by a little in every entry, their rows still summing to 1. */
function nudged(gamma: Float64Array, K: number): Float64Array {
  const moved = gamma.map((value, i) => value * (1 + nudge * scattered(i)));
  for (let n = 0; n < moved.length; n += K) {
    const row = moved.subarray(n, n + K);
    const total = row.reduce((sum, value) => sum + value, 0);
    row.forEach((value, k) => {
      row[k] = value / total;
    });
  }
  return moved;
}

function distance(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0));
}

/**
 * By how much a small change of the responsibilities grows in a step of EM, near the end of a fit: the
 * largest eigenvalue of the EM map there, by power iteration. Below 1 it is the rate of convergence ρ; above 1
 * the end is a saddle, which EM would leave.
 *
 * @param data N×D
 * @param theta where the fit ended
 * @throws GmmError as `step`
 */
export function rateOfEm(
  data: MatrixInput,
  theta: MixtureParameters,
  { known = [] }: { readonly known?: Known } = {},
): number {
  const K = theta.weights.length;
  let [here, there] = [theta, theta];
  let gamma = eStep(data, theta);
  let moved = { ...gamma, values: nudged(gamma.values, K) };
  const first = distance(gamma.values, moved.values);
  let [before, rate] = [first, 0];
  for (let t = 0; t < mostSteps; t++) {
    here = mStep(data, gamma, here, { known });
    there = mStep(data, moved, there, { known });
    gamma = eStep(data, here);
    moved = eStep(data, there);
    const now = distance(gamma.values, moved.values);
    if (now === 0) return rate;
    rate = now / before;
    before = now;
    if (now < shrunk * first || now > grown * first) break;
  }
  return rate;
}
