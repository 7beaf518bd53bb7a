import { randomNormal } from "d3-random";
import seedrandom from "seedrandom";
import type { FullParameters, Matrix } from "../../src/model/index.ts";

/** The sizes of one row of the table. */
export interface Size {
  readonly N: number;
  readonly D: number;
  readonly K: number;
  /** The largest ratio of our time to scikit-learn's that is accepted; absent: any. */
  readonly required?: number;
}

/** The sizes that are measured. */
export const grid: readonly Size[] = [
  { N: 272, D: 2, K: 2, required: 1 },
  { N: 982, D: 1, K: 2, required: 1 },
  { N: 6000, D: 2, K: 2, required: 1 },
  { N: 100000, D: 2, K: 3, required: 1 },
  { N: 100000, D: 8, K: 10, required: 2 },
  { N: 20000, D: 16, K: 10 },
  { N: 20000, D: 50, K: 5 },
];

/** What every implementation is given: data, and parameters from which to take one step. */
export interface Problem {
  readonly data: Matrix;
  readonly theta: FullParameters;
}

/** Points of K correlated Gaussians that overlap, always the same for the same sizes. */
export function problemOf({ N, D, K }: Size): Problem {
  const normal = randomNormal.source(seedrandom(`bench ${N} ${D} ${K}`))(0, 1);
  const vector = (scale: number) => Array.from({ length: D }, () => scale * normal());
  const centres = Array.from({ length: K }, () => vector(3 / Math.sqrt(D)));
  const factors = centres.map(() => Array.from({ length: D }, () => vector(1 / Math.sqrt(D))));
  const values = new Float64Array(N * D);
  for (let n = 0; n < N; n++) {
    const [centre, factor, z] = [centres[n % K], factors[n % K], vector(1)];
    for (let i = 0; i < D; i++) values[n * D + i] = centre[i] + dot(factor[i], z) + normal() / 2;
  }
  const theta: FullParameters = {
    covarianceType: "full",
    weights: centres.map(() => 1 / K),
    means: centres.map((centre) => centre.map((value) => value + 0.3 * normal())),
    covariances: factors.map((factor) =>
      factor.map((a, i) => factor.map((b, j) => dot(a, b) + (i === j ? 1 : 0))),
    ),
  };
  return { data: { rows: N, columns: D, values }, theta };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
