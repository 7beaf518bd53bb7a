import {
  type Matrix,
  type MixtureParameters,
  mapParameters,
  type SquareMatrix,
  toMatrix,
  toRows,
} from "../../../src/model/index.ts";
import { float64Reading } from "../../adapters/float64/adapter.ts";
import type { Reading } from "../../adapters/reading.ts";
import { constrained, momentsAbout, uncheckedUpdate } from "../covariances.ts";
import { wrongPart } from "./declare.ts";

const everyUpdate = ["9.24", "9.25", "9.25-tied", "9.25-diag", "9.25-spherical", "9.25-scalar"];
const right = float64Reading;

type Rows = readonly (readonly number[])[];

/** A reading whose every answer passes through a number format. */
function through(format: (value: number) => number): Partial<Reading> {
  const rows = (answer: readonly (readonly number[])[]) => answer.map((row) => row.map(format));
  return {
    logDensities: (...asked) => right.logDensities(...asked).map(format),
    logComponentDensities: (...asked) => rows(right.logComponentDensities(...asked)),
    logLikelihood: (...asked) => format(right.logLikelihood(...asked)),
    eStep: (...asked) => rows(right.eStep(...asked)),
    mStep: (...asked) => mapParameters(right.mStep(...asked), format),
    em: (...asked) => {
      const { parameters, logLikelihoods } = right.em(...asked);
      return {
        parameters: mapParameters(parameters, format),
        logLikelihoods: logLikelihoods.map(format),
      };
    },
  };
}

/** E[x xᵀ] − μ μᵀ, where the mean is the weighted mean of the points; about it where it is not. */
const onePass: Reading["mStep"] = (data, responsibilities, theta, known) => {
  const updated = right.mStep(data, responsibilities, theta, known);
  if (known.includes("covariances") || known.includes("means")) return updated;
  const origin = updated.means.map((mean) => mean.map(() => 0));
  const moments = momentsAbout(origin, toRows(data), toRows(responsibilities));
  const Sigmas = moments.map((moment, k) => {
    const mean = updated.means[k];
    return moment.map((row, i) => row.map((value, j) => value - mean[i] * mean[j]));
  });
  return constrained(updated, Sigmas, toRows(responsibilities));
};

/** A start truncated to whole numbers, and every update of means and variances with it. */
function truncated(theta: MixtureParameters): MixtureParameters {
  const { weights } = theta;
  return { ...mapParameters(theta, Math.trunc), weights } as MixtureParameters;
}

/** L Lᵀ of a covariance, as Lᵀ L. */
function mangled(Sigma: SquareMatrix<number>): number[][] {
  const L: number[][] = Sigma.map(() => Sigma.map(() => 0));
  for (const [i, row] of Sigma.entries())
    for (let j = 0; j <= i; j++) {
      const rest = row[j] - L[i].slice(0, j).reduce((sum, value, c) => sum + value * L[j][c], 0);
      L[i][j] = i === j ? Math.sqrt(rest) : rest / L[j][j];
    }
  return Sigma.map((_, i) =>
    Sigma.map((__, j) => L.reduce((sum, row) => sum + row[i] * row[j], 0)),
  );
}

/** θ with every covariance matrix changed. */
function withMatrices(
  theta: MixtureParameters,
  change: (Sigma: SquareMatrix<number>) => SquareMatrix<number>,
): MixtureParameters {
  if (theta.covarianceType === "full")
    return { ...theta, covariances: theta.covariances.map(change) };
  return theta.covarianceType === "tied"
    ? { ...theta, covariances: change(theta.covariances) }
    : theta;
}

/** The expectation of the built-in reading, of parameters that are read wrongly. */
function misread(change: (theta: MixtureParameters) => MixtureParameters): Partial<Reading> {
  return {
    logDensities: (data, theta) => right.logDensities(data, change(theta)),
    logComponentDensities: (data, theta) => right.logComponentDensities(data, change(theta)),
    logLikelihood: (data, theta) => right.logLikelihood(data, change(theta)),
    eStep: (data, theta) => right.eStep(data, change(theta)),
  };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** N(x_n|μ_k, Σ_k) as printed, N×K: where it, or the determinant, may leave the range of doubles. */
function printedDensities(data: Matrix, theta: MixtureParameters): Rows {
  const peaks = right.logComponentDensities(toMatrix(theta.means, "means"), theta);
  return right.logComponentDensities(data, theta).map((row) =>
    row.map((log, k) => {
      const peak = peaks[k][k];
      return Math.exp(log - peak) / Math.sqrt(Math.exp(-2 * peak));
    }),
  );
}

const weighted = (densities: readonly number[], { weights }: MixtureParameters) =>
  densities.map((density, k) => weights[k] * density);

/** The E step as printed: 0/0 where every density underflows. */
const inLinearDomain: Reading["eStep"] = (data, theta) =>
  printedDensities(data, theta).map((densities) => {
    const joint = weighted(densities, theta);
    return joint.map((value) => value / total(joint));
  });

/** The mixture density as printed, and its logarithm: −∞ where every density underflows. */
const logsOfSums: Reading["logDensities"] = (data, theta) =>
  printedDensities(data, theta).map((densities) => Math.log(total(weighted(densities, theta))));

const sumOfLogs: Reading["logLikelihood"] = (data, theta) => total(logsOfSums(data, theta));

/** The E step as printed; a point that no density reaches belongs to all alike. */
const alikeWhereUnderflown: Reading["eStep"] = (data, theta) =>
  inLinearDomain(data, theta).map((row) =>
    row.map((gamma) => (Number.isNaN(gamma) ? 1 / row.length : gamma)),
  );

/** Densities of parameters whose weights need not sum to 1. */
const uncheckedDensities = (data: Matrix, theta: MixtureParameters) =>
  printedDensities(data, { ...theta, weights: theta.weights.map(() => 1 / theta.weights.length) });

/** Weighted densities, the inverse of their sum, and responsibilities, all stored as singles. */
const inSinglePrecision: Reading["eStep"] = (data, theta) =>
  uncheckedDensities(data, theta).map((densities) => {
    const joint = weighted(densities, theta);
    const inverse = Math.fround(1 / joint.reduce((sum, value) => Math.fround(sum + value), 0));
    return joint.map((value) => Math.fround(Math.fround(value) * inverse));
  });

/** The log likelihood of parameters whose weights need not sum to 1. */
const uncheckedLogs: Reading["logLikelihood"] = (data, theta) =>
  total(
    uncheckedDensities(data, theta).map((densities) => Math.log(total(weighted(densities, theta)))),
  );

/** Log densities of the components that are changed once they are computed, and all that is made of them. */
function changedDensities(
  change: (log: number, theta: MixtureParameters, k: number) => number,
  changeJoint = (log: number) => log,
): Partial<Reading> {
  const components: Reading["logComponentDensities"] = (data, theta) =>
    right
      .logComponentDensities(data, theta)
      .map((row) => row.map((log, k) => change(log, theta, k)));
  const joint = (data: Matrix, theta: MixtureParameters) =>
    components(data, theta).map((row) =>
      row.map((log, k) => changeJoint(log + Math.log(theta.weights[k]))),
    );
  const logSum = (row: readonly number[]) => {
    const most = Math.max(...row);
    return most + Math.log(row.reduce((sum, log) => sum + Math.exp(log - most), 0));
  };
  const logDensities = (data: Matrix, theta: MixtureParameters) => joint(data, theta).map(logSum);
  return {
    logComponentDensities: components,
    logDensities,
    logLikelihood: (data, theta) => logDensities(data, theta).reduce((sum, log) => sum + log, 0),
    eStep: (data, theta) =>
      joint(data, theta).map((row) => row.map((log) => Math.exp(log - logSum(row)))),
  };
}

const logTwoPi = Math.log(2 * Math.PI);

/** An M step that leaves small responsibilities out of means and covariances, or of everything. */
const withoutFaint =
  (
    isFaint: (gamma: number, K: number) => boolean,
    inWeights: "left out" | "counted",
  ): Reading["mStep"] =>
  (data, responsibilities, theta, known) => {
    const updated = right.mStep(data, responsibilities, theta, known);
    if (known.length > 0) return updated;
    const K = theta.weights.length;
    const kept = toRows(responsibilities).map((row) =>
      row.map((gamma) => (isFaint(gamma, K) ? 0 : gamma)),
    );
    const without = uncheckedUpdate(theta, toRows(data), kept);
    const weights = without.weights.map((weight) => weight / total(without.weights));
    return { ...without, weights: inWeights === "counted" ? updated.weights : weights };
  };

/** The M step of responsibilities that need not sum to 1. */
const unchecked: Reading["mStep"] = (data, responsibilities, theta, known) =>
  known.length > 0
    ? right.mStep(data, responsibilities, theta, known)
    : uncheckedUpdate(theta, toRows(data), toRows(responsibilities));

/** Right formulas in arithmetic that is not good enough. */
export const arithmeticMutants = [
  wrongPart(
    {
      name: "one-pass",
      bug: "covariances in one pass, E[x xᵀ] − μ μᵀ, which cancels far from 0",
      origin: "scikit-learn#30382: a variance of −0.99999979 from {9999, 0}",
      breaks: everyUpdate.slice(1),
    },
    { mStep: onePass },
  ),
  wrongPart(
    {
      name: "linear-domain",
      bug: "densities in place of their logarithms, which underflow far from the data",
      origin: "Workbook 11.7.2, E step; scikit-learn#7462, mlpack#2112",
      breaks: ["9.7", "9.23", "9.28"],
    },
    { eStep: inLinearDomain, logDensities: logsOfSums, logLikelihood: sumOfLogs },
  ),
  wrongPart(
    {
      name: "alike-where-underflown",
      bug: "equal responsibilities where every density underflows",
      origin: "benjamintd/gaussian-mixture#5: far from the data all components are equally likely",
      breaks: ["9.23"],
    },
    { eStep: alikeWhereUnderflown },
  ),
  wrongPart(
    {
      name: "float32",
      bug: "numbers in single precision",
      origin: "arrays of 32 bits under an answer that claims 64",
      breaks: ["9.7", "9.23", "9.28", ...everyUpdate],
    },
    through(Math.fround),
  ),
  wrongPart(
    {
      name: "single-precision-responsibilities",
      bug: "responsibilities in single precision, made of densities in single precision",
      origin: "gaussian-mixture-model 1.1.5: both are kept in a Float32Array",
      breaks: ["9.23"],
    },
    {
      eStep: inSinglePrecision,
      mStep: unchecked,
      logLikelihood: uncheckedLogs,
    },
  ),
  wrongPart(
    {
      name: "faint-responsibilities-left-out",
      bug: "an M step that leaves out responsibilities below 0.01/K",
      origin: "VLFeat 0.9.21: VL_GMM_MIN_POSTERIOR",
      breaks: ["9.27", "9.24", "9.25", "9.26"],
    },
    { mStep: withoutFaint((gamma, K) => gamma < 0.01 / K, "left out") },
  ),
  wrongPart(
    {
      name: "faint-responsibilities-count-only",
      bug: "means and covariances that leave out responsibilities of 1e-10 and less",
      origin: "ELKI 0.8.0: updateE() is called if(prob > 1e-10), and the weight is summed always",
      breaks: ["9.24", "9.25"],
    },
    { mStep: withoutFaint((gamma) => gamma <= 1e-10, "counted") },
  ),
  wrongPart(
    {
      name: "half-dimension-rounded-down",
      bug: "a density whose power of 2π is D/2 rounded down",
      origin: "PyPR 0.1.1: D/2 is Python 2's division of integers",
      breaks: ["2.43", "1.46"],
    },
    changedDensities((log, { means }) => (means[0].length % 2 === 1 ? log + logTwoPi / 2 : log)),
  ),
  wrongPart(
    {
      name: "spherical-determinant-once",
      bug: "spherical densities whose ln|Σ| is ln σ², not D ln σ²",
      origin: "OpenCV 5.0.0: the spherical log determinant counts one dimension",
      breaks: ["2.43"],
    },
    changedDensities((log, theta, k) =>
      theta.covarianceType === "spherical"
        ? log + ((theta.means[0].length - 1) / 2) * Math.log(theta.covariances[k])
        : log,
    ),
  ),
  wrongPart(
    {
      name: "log-densities-clamped",
      bug: "log densities below −100000 raised to it",
      origin: "ELKI 0.8.0: MIN_LOGLIKELIHOOD",
      breaks: ["9.23", "9.28"],
    },
    changedDensities(
      (log) => log,
      (log) => Math.max(log, -1e5),
    ),
  ),
  wrongPart(
    {
      name: "six-decimals",
      bug: "numbers printed with six decimals",
      origin: "printf's %f in an adapter or a results file",
      breaks: ["9.7", "9.23", "9.28", ...everyUpdate],
    },
    through((value) => Number(value.toFixed(6))),
  ),
  wrongPart(
    {
      name: "integer-arrays",
      bug: "means and variances in integer arrays, which truncate every update",
      origin: "Workbook 11.7.2, start: it freezes near means 48 and 108",
      breaks: everyUpdate,
    },
    { mStep: (...asked) => truncated(right.mStep(...asked)) },
  ),
  wrongPart(
    {
      name: "factor-transposed",
      bug: "densities with LᵀL in place of Σ = LLᵀ",
      origin: "scikit-learn#26415: a factor mangled where dimensions are correlated",
      breaks: ["2.44"],
    },
    misread((theta) => withMatrices(theta, mangled)),
  ),
  wrongPart(
    {
      name: "axes-swapped",
      bug: "covariances whose axes are in another order than the data's",
      origin: "opencv#4692: eigenvalues sorted, so that a reloaded model has its axes swapped",
      breaks: ["2.44"],
    },
    misread((theta) =>
      withMatrices(theta, (Sigma) => Sigma.map((row) => [...row].reverse()).reverse()),
    ),
  ),
  wrongPart(
    {
      name: "correlations-ignored",
      bug: "densities that ignore the correlations",
      origin: "only the diagonal of a full covariance is used",
      breaks: ["2.44"],
    },
    misread((theta) =>
      withMatrices(theta, (Sigma) =>
        Sigma.map((row, i) => row.map((value, j) => (i === j ? value : 0))),
      ),
    ),
  ),
] as const;
