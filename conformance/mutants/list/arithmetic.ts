import {
  type MixtureParameters,
  mapParameters,
  type SquareMatrix,
  toMatrix,
  toRows,
} from "../../../src/model/index.ts";
import { float64Reading } from "../../adapters/float64/adapter.ts";
import type { Reading } from "../../adapters/reading.ts";
import { constrained, momentsAbout } from "../covariances.ts";
import { editedReading } from "../editedReading.ts";
import { wrongPart } from "./declare.ts";

const everyUpdate = ["9.24", "9.25", "9.25-tied", "9.25-diag", "9.25-spherical", "9.25-scalar"];
const asPrinted = editedReading([]);
const right = float64Reading;

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

/** The E step as printed; a point that no density reaches belongs to all alike. */
const alikeWhereUnderflown: Reading["eStep"] = (data, theta) =>
  toRows(data).map((x) => {
    const K = theta.weights.length;
    const joint = asPrintedDensities(x, theta);
    const total = joint.reduce((sum, value) => sum + value, 0);
    return joint.map((value) => (total === 0 ? 1 / K : value / total));
  });

/** π_k N(x|μ_k, Σ_k), where it may underflow. */
function asPrintedDensities(x: readonly number[], theta: MixtureParameters): readonly number[] {
  const [logs] = right.logComponentDensities(toMatrix([x], "point"), theta);
  return logs.map((log, k) => theta.weights[k] * Math.exp(log));
}

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
      breaks: ["9.23", "9.28"],
    },
    { eStep: asPrinted.eStep, logLikelihood: asPrinted.logLikelihood },
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
