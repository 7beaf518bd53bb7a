import { type Matrix, type MixtureParameters, toMatrix } from "../../src/model/index.ts";
import { float64Reading } from "../adapters/float64/adapter.ts";
import type { Reading } from "../adapters/reading.ts";
import { assembled } from "../mutants/index.ts";

type Rows = readonly (readonly number[])[];

/** ln N(x_n|μ_k, Σ_k) as a bug has it, of the right one, that at the mean itself, and D. */
type LogDensity = (right: number, atMean: number, D: number) => number;

const log2Pi = Math.log(2 * Math.PI);

/** ½ ln|Σ|, by the density at the mean. */
const halfLogDeterminant = (atMean: number, D: number) => -atMean - (D / 2) * log2Pi;

const logDensities: Readonly<Record<string, LogDensity>> = {
  "no-constant": (right, _, D) => right + (D / 2) * log2Pi,
  "constant-without-dimension": (right, _, D) => right + ((D - 1) / 2) * log2Pi,
  "constant-power": (right, _, D) => (D === 1 ? right : right + (D / 4) * log2Pi),
  "no-determinant": (right, atMean, D) => right + halfLogDeterminant(atMean, D),
  "determinant-outside-root": (right, atMean, D) => right - halfLogDeterminant(atMean, D),
  "half-missing": (right, atMean) => 2 * right - atMean,
};

function logSumExp(values: readonly number[]): number {
  const most = Math.max(...values);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}

/** ln π_k N(x_n|μ_k, Σ_k). */
const weighted = (components: Rows, { weights }: MixtureParameters): Rows =>
  components.map((row) => row.map((log, k) => log + Math.log(weights[k])));

const responsibilitiesOf = (joint: Rows): Rows =>
  joint.map((row) => row.map((log) => Math.exp(log - logSumExp(row))));

const sumOf = (joint: Rows) => joint.reduce((sum, row) => sum + logSumExp(row), 0);

/** The mixture of densities that are wrong so. */
function mixtureOf(wrong: LogDensity): Reading {
  const components = (data: Matrix, theta: MixtureParameters): Rows => {
    const atMeans = float64Reading.logComponentDensities(toMatrix(theta.means, "means"), theta);
    return float64Reading
      .logComponentDensities(data, theta)
      .map((row) => row.map((right, k) => wrong(right, atMeans[k][k], data.columns)));
  };
  const joint = (data: Matrix, theta: MixtureParameters) =>
    weighted(components(data, theta), theta);
  return assembled({
    logComponentDensities: components,
    logDensities: (data, theta) => joint(data, theta).map(logSumExp),
    logLikelihood: (data, theta) => sumOf(joint(data, theta)),
    eStep: (data, theta) => responsibilitiesOf(joint(data, theta)),
  });
}

const { logComponentDensities } = float64Reading;

/** Bugs of densities, and weights that are left out, in the built-in's arithmetic. */
export const densityTwins: readonly (readonly [string, Reading])[] = [
  ...Object.entries(logDensities).map(([name, wrong]) => [name, mixtureOf(wrong)] as const),
  [
    "responsibilities-without-weights",
    assembled({ eStep: (...asked) => responsibilitiesOf(logComponentDensities(...asked)) }),
  ],
  [
    "likelihood-without-weights",
    assembled({ logLikelihood: (...asked) => sumOf(logComponentDensities(...asked)) }),
  ],
];
