import { type Matrix, type MixtureParameters, toRows } from "../../../src/model/index.ts";
import { float64Reading } from "../../adapters/float64/adapter.ts";
import type { Reading } from "../../adapters/reading.ts";
import { constrained, momentsAbout, withVariances } from "../covariances.ts";
import { wrongPart } from "./declare.ts";

const right = float64Reading;
const updates = ["9.25", "9.25-tied", "9.25-diag", "9.25-spherical", "9.25-scalar"];

/** The M step, and something done to its covariances where they are free. */
function andThen(
  change: (updated: MixtureParameters, data: Matrix, responsibilities: Matrix) => MixtureParameters,
): Partial<Reading> {
  return {
    mStep: (data, responsibilities, theta, known) => {
      const updated = right.mStep(data, responsibilities, theta, known);
      return known.includes("covariances") ? updated : change(updated, data, responsibilities);
    },
  };
}

/** The variance of every column, divisor N. */
function columnVariances(data: Matrix): readonly number[] {
  const rows = toRows(data);
  const ones = rows.map(() => [1]);
  const mean = rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);
  const [covariance] = momentsAbout([mean], rows, ones);
  return covariance.map((row, i) => row[i]);
}

/** Covariances that are changed once they are computed, or of another structure than asked for. */
export const structureMutants = [
  wrongPart(
    {
      name: "ridge",
      bug: "1e-6 added to every variance",
      origin: "scikit-learn's default reg_covar; two well-known ports of the book",
      breaks: updates,
    },
    andThen((theta) => withVariances(theta, (variance) => variance + 1e-6)),
  ),
  wrongPart(
    {
      name: "relative-ridge",
      bug: "a thousandth of the column's variance added to every variance",
      origin: "Package (PyPR): diag_add = 0.001",
      breaks: updates,
    },
    andThen((theta, data) => {
      const added = columnVariances(data);
      return withVariances(theta, (variance, i) => variance + 0.001 * added[i]);
    }),
  ),
  wrongPart(
    {
      name: "variance-floor",
      bug: "variances below 0.05 raised to it",
      origin: "Armadillo floors variances, against collapse",
      breaks: updates,
    },
    andThen((theta) => withVariances(theta, (variance) => Math.max(variance, 0.05))),
  ),
  wrongPart(
    {
      name: "spherical-under-full",
      bug: "a multiple of the identity under the name of a full covariance",
      origin: "Lecture 13, Algorithm 1: the spherical update is called a D×D matrix",
      breaks: ["9.25"],
    },
    andThen((theta) => {
      if (theta.covarianceType !== "full") return theta;
      const covariances = theta.covariances.map((Sigma) => {
        const variance = Sigma.reduce((sum, row, i) => sum + row[i], 0) / Sigma.length;
        return Sigma.map((row, i) => row.map((_, j) => (i === j ? variance : 0)));
      });
      return { ...theta, covariances };
    }),
  ),
  wrongPart(
    {
      name: "diagonal-under-full",
      bug: "full covariances without their correlations",
      origin: "an option for diagonal covariances that is always on",
      breaks: ["9.25"],
    },
    andThen((theta) =>
      theta.covarianceType === "full"
        ? {
            ...theta,
            covariances: theta.covariances.map((Sigma) =>
              Sigma.map((row, i) => row.map((value, j) => (i === j ? value : 0))),
            ),
          }
        : theta,
    ),
  ),
  wrongPart(
    {
      name: "spherical-under-diag",
      bug: "one variance for all dimensions under the name of diagonal covariances",
      origin: "accord-net#337: the diagonal option ignored",
      breaks: ["9.25-diag"],
    },
    andThen((theta) => {
      if (theta.covarianceType !== "diag") return theta;
      const covariances = theta.covariances.map((row) => {
        const variance = row.reduce((sum, value) => sum + value, 0) / row.length;
        return row.map(() => variance);
      });
      return { ...theta, covariances };
    }),
  ),
  wrongPart(
    {
      name: "separate-under-tied",
      bug: "the first component's covariance under the name of the tied one",
      origin: "an option for tied covariances that takes one of several",
      breaks: ["9.25-tied"],
    },
    andThen((theta, data, responsibilities) => {
      if (theta.covarianceType !== "tied") return theta;
      const gamma = toRows(responsibilities);
      const [Sigma] = momentsAbout(theta.means, toRows(data), gamma);
      return constrained(
        theta,
        [Sigma],
        gamma.map(() => [1]),
      );
    }),
  ),
  wrongPart(
    {
      name: "not-symmetric",
      bug: "covariances of which one triangle is stale",
      origin: "only the lower triangle is written",
      breaks: ["9.25", "9.25-tied"],
    },
    {
      mStep: (data, responsibilities, theta, known) => {
        const updated = right.mStep(data, responsibilities, theta, known);
        const lower = (
          Sigma: readonly (readonly number[])[],
          old: readonly (readonly number[])[],
        ) => Sigma.map((row, i) => row.map((value, j) => (i < j ? old[i][j] : value)));
        if (updated.covarianceType === "full" && theta.covarianceType === "full")
          return {
            ...updated,
            covariances: updated.covariances.map((Sigma, k) => lower(Sigma, theta.covariances[k])),
          };
        if (updated.covarianceType === "tied" && theta.covarianceType === "tied")
          return { ...updated, covariances: lower(updated.covariances, theta.covariances) };
        return updated;
      },
    },
  ),
  wrongPart(
    {
      name: "diagonal-inflated",
      bug: "variances multiplied by 1.00001",
      origin: "Smile 3.1.1, MultivariateGaussianMixture: every diagonal is multiplied by 1.00001",
      breaks: updates,
    },
    andThen((theta) => withVariances(theta, (variance) => variance * 1.00001)),
  ),
] as const;
