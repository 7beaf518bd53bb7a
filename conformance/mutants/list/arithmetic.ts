import { type MixtureParameters, mapParameters, toRows } from "../../../src/model/index.ts";
import { float64Reading } from "../../adapters/float64/adapter.ts";
import type { Reading } from "../../adapters/reading.ts";
import { constrained, momentsAbout } from "../covariances.ts";
import { wrongPart } from "./declare.ts";

const everyUpdate = ["9.24", "9.25", "9.25-tied", "9.25-diag", "9.25-spherical", "9.25-scalar"];
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
      origin: "Workbook 11.7.2, start: on its data it freezes at the means 48 and 109",
      breaks: everyUpdate,
    },
    { mStep: (...asked) => truncated(right.mStep(...asked)) },
  ),
] as const;
