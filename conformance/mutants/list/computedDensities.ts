import {
  type Matrix,
  type MixtureParameters,
  type SquareMatrix,
  toMatrix,
  toRows,
} from "../../../src/model/index.ts";
import { float64Reading } from "../../adapters/float64/adapter.ts";
import type { Reading } from "../../adapters/reading.ts";
import { uncheckedUpdate, withEigenvalues, withVariances } from "../covariances.ts";
import { changedDensities, logComponents, misread, total } from "../expectation.ts";
import { wrongOver, wrongPart } from "./declare.ts";

const right = float64Reading;

type Rows = readonly (readonly number[])[];

/** N(x_n|μ_k, Σ_k) as printed, N×K: where it, or the determinant, may leave the range of doubles. */
function printedDensities(data: Matrix, theta: MixtureParameters): Rows {
  const peaks = logComponents(toMatrix(theta.means, "means"), theta);
  return logComponents(data, theta).map((row) =>
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

/** The M step of responsibilities that need not sum to 1. */
const unchecked: Reading["mStep"] = (data, responsibilities, theta, known) =>
  known.length > 0
    ? right.mStep(data, responsibilities, theta, known)
    : uncheckedUpdate(theta, toRows(data), toRows(responsibilities));

/** The same number added to every log density, which responsibilities do not show. */
const alikeForAll = (added: (theta: MixtureParameters) => number): Partial<Reading> => ({
  ...changedDensities((log, theta) => log + added(theta)),
  eStep: right.eStep,
});

const logTwoPi = Math.log(2 * Math.PI);

/** By how much ln N(x|μ_k, Σ_k) is too small for each dimension, by the constant of twelve digits it has. */
const shortBy = {
  full: (1.83787706641 - logTwoPi) / 2,
  tied: (1.83787706641 - logTwoPi) / 2,
  diag: Math.log(2.50662827463) - logTwoPi / 2,
  spherical: Math.log(2.50662827463) - logTwoPi / 2,
} as const;

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

/** ln|Σ_k| of a diagonal or spherical structure, 0 of others. */
function logDeterminant(theta: MixtureParameters, k: number): number {
  if (theta.covarianceType === "diag") return total(theta.covariances[k].map(Math.log));
  return theta.covarianceType === "spherical"
    ? theta.means[0].length * Math.log(theta.covariances[k])
    : 0;
}

/** Every E step that is asked for, and the first of a trajectory, without determinants of what is given. */
const startWithoutDeterminant = (base: Reading): Partial<Reading> => {
  const wrong = changedDensities((log, theta, k) => log + logDeterminant(theta, k) / 2);
  const start = misread(
    (theta) =>
      theta.covarianceType === "diag"
        ? withVariances(theta, (variance) => Math.max(variance, 1e-10))
        : theta,
    wrong,
  );
  return {
    ...start,
    em: (data, theta, steps, known) => {
      const before = start.logLikelihood(data, theta);
      if (steps === 0) return { parameters: theta, logLikelihoods: [before] };
      const gamma = toMatrix(start.eStep(data, theta), "responsibilities");
      const once = base.mStep(data, gamma, theta, known);
      const rest = base.em(data, once, steps - 1, known);
      return { ...rest, logLikelihoods: [before, ...rest.logLikelihoods] };
    },
  };
};

/** Densities that are right as printed, and are computed otherwise. */
export const computedDensityMutants = [
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
  wrongOver(
    {
      name: "start-without-determinant",
      bug: "a diagonal or spherical start whose density has no determinant, nor a diagonal variance below 1e-10",
      origin: "ELKI 0.8.0: logNormDet of a model made of variances is set by its first M step",
      breaks: ["2.43", "1.46"],
    },
    startWithoutDeterminant,
  ),
  wrongPart(
    {
      name: "half-dimension-rounded-down",
      bug: "a density whose power of 2π is D/2 rounded down",
      origin: "PyPR 0.1.1: D/2 is Python 2's division of integers",
      breaks: ["2.43", "1.46"],
    },
    alikeForAll(({ means }) => (means[0].length % 2 === 1 ? logTwoPi / 2 : 0)),
  ),
  wrongPart(
    {
      name: "constants-of-twelve-digits",
      bug: "densities with ln 2π and √2π to twelve digits",
      origin:
        "pomegranate 1.1.2: LOG_2_PI = 1.83787706641 (full), SQRT_2_PI = 2.50662827463 (others)",
      breaks: ["2.43", "1.46"],
    },
    alikeForAll(({ means, covarianceType }) => -means[0].length * shortBy[covarianceType]),
  ),
  wrongPart(
    {
      name: "variances-raised-in-densities",
      bug: "densities with 1e-20 added to every variance",
      origin: "tgmm 0.4.3: cov + 1e-20 in the densities of diagonal and spherical structures",
      breaks: ["2.43", "1.46"],
    },
    misread((theta) =>
      theta.covarianceType === "diag" || theta.covarianceType === "spherical"
        ? withVariances(theta, (variance) => variance + 1e-20)
        : theta,
    ),
  ),
  wrongPart(
    {
      name: "eigenvalues-floored",
      bug: "densities in which no eigenvalue of Σ is below a machine epsilon",
      origin: "OpenCV 5.0.0: minEigenValue is DBL_EPSILON, in whatever unit the data are",
      breaks: ["2.43", "1.46"],
    },
    misread((theta) => {
      const floored = (variance: number) => Math.max(variance, Number.EPSILON);
      return theta.covarianceType === "full" || theta.covarianceType === "tied"
        ? withMatrices(theta, (Sigma) => withEigenvalues(Sigma, floored))
        : withVariances(theta, floored);
    }),
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
