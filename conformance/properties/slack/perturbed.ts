import {
  type MixtureParameters,
  mapParameters,
  type SquareMatrix,
} from "../../../src/model/index.ts";
import type { Question, Rows } from "../questions/question.ts";

/**
 * A source of numbers between −1 and 1. (Of signs alone, two of a kind cancel: moving x and μ alike
 * moves no x − μ.)
 */
export type Draw = () => number;

function nudge(values: Rows, size: number, draw: Draw): Rows {
  return values.map((row) => row.map((value) => value * (1 + size * draw())));
}

/** Nudged, and back on the simplex: a sum other than 1 would be refused. */
function nudgeShares(shares: readonly number[], size: number, draw: Draw): number[] {
  const nudged = shares.map((share) => share * (1 + size * draw()));
  const total = nudged.reduce((sum, share) => sum + share, 0);
  return nudged.map((share) => share / total);
}

/**
 * Every entry moved by `size`·√Σ_ii·√Σ_jj, symmetrically: a factorisation is backward stable on that
 * scale, so a correlation near zero is no more certain than one near one.
 */
function nudgeMatrix(Sigma: SquareMatrix<number>, size: number, draw: Draw): number[][] {
  const nudged = Sigma.map((row) => [...row]);
  const sigma = Sigma.map((row, i) => Math.sqrt(row[i]));
  for (let i = 0; i < Sigma.length; i++)
    for (let j = 0; j <= i; j++) {
      nudged[i][j] += size * sigma[i] * sigma[j] * draw();
      nudged[j][i] = nudged[i][j];
    }
  return nudged;
}

function nudgeParameters(theta: MixtureParameters, size: number, draw: Draw): MixtureParameters {
  const shared = {
    weights: nudgeShares(theta.weights, size, draw),
    means: nudge(theta.means, size, draw),
  };
  switch (theta.covarianceType) {
    case "full":
      return {
        ...theta,
        ...shared,
        covariances: theta.covariances.map((Sigma) => nudgeMatrix(Sigma, size, draw)),
      };
    case "tied":
      return { ...theta, ...shared, covariances: nudgeMatrix(theta.covariances, size, draw) };
    case "diag":
    case "spherical":
      return {
        ...mapParameters(theta, (value) => value * (1 + size * draw())),
        ...shared,
      } as MixtureParameters;
  }
}

/** `question` with every double moved by the relative `size`, times what `draw` draws. */
export function perturbed<Q extends Question>(question: Q, size: number, draw: Draw): Q {
  return {
    ...question,
    data: nudge(question.data, size, draw),
    theta: nudgeParameters(question.theta, size, draw),
    ...("responsibilities" in question && {
      responsibilities: question.responsibilities.map((row) => nudgeShares(row, size, draw)),
    }),
  };
}
