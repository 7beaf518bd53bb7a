import { type FitOptions, type FitResult, fit as fitFrom } from "../float64/index.ts";
import {
  asWritten,
  type CovarianceType,
  GmmError,
  type MatrixInput,
  type MixtureParameters,
} from "../model/index.ts";
import { kMeansStart } from "./kMeansStart.ts";
import type { Distances, StartOptions } from "./startOptions.ts";

/** How many starts are tried, and how. */
export interface StartsOptions extends StartOptions {
  /** A whole number from 1 on. */
  readonly starts: number;
  /** How EM goes on from each of them. */
  readonly fit?: FitOptions;
  /** Called after each start, with its fit, or with why it has none. */
  readonly onFit?: (tried: number, seed: number, outcome: FitResult | GmmError) => void;
}

/** The best of several starts. */
export interface BestOfStarts {
  readonly start: MixtureParameters;
  /** Its seed. */
  readonly seed: number;
  /** Between what its k-means took distances. */
  readonly distances: Distances;
  readonly result: FitResult;
  /** How many starts were tried. */
  readonly tried: number;
  /** How many of them ended with this log likelihood, to within `sameEnd`. */
  readonly reached: number;
  /** How many came to no fit: to a singular covariance or an empty component. */
  readonly failed: number;
}

/** Fits that end so close together in log likelihood have come to the same end. */
export const sameEnd = 1e-3;

const seeds = 2 ** 32;

/**
 * What k-means takes in turn: a structure that follows any axes is at home in whitened data, but clusters far apart
 * stand out between columns.
 */
const turns: Readonly<Record<CovarianceType, readonly Distances[]>> = {
  full: ["standardised", "whitened"],
  tied: ["standardised", "whitened"],
  diag: ["standardised"],
  spherical: ["standardised"],
};

interface Tried {
  readonly start: MixtureParameters;
  readonly seed: number;
  readonly distances: Distances;
  readonly result: FitResult;
}

const seedOf = (first: number, i: number) => (first + i) % seeds;

/** A start and the fit from it; or why there is none. */
function tried(
  input: MatrixInput,
  K: number,
  i: number,
  { covarianceType, seed: first, fit }: StartsOptions,
): Tried | GmmError {
  const seed = seedOf(first, i);
  const distances = turns[covarianceType][i % turns[covarianceType].length];
  try {
    const start = kMeansStart(input, K, { covarianceType, seed, distances });
    return { start, seed, distances, result: fitFrom(input, start, fit) };
  } catch (error) {
    if (error instanceof GmmError && error.code !== "invalid_input") return error;
    throw error;
  }
}

/**
 * Fits from several starts by k-means, of consecutive seeds, between standardised columns and (for full and
 * tied covariances, in turn) between whitened rows, and gives the one that ends with the highest
 * log likelihood; of equals the first. With one component all starts are the same, and one is tried.
 *
 * @param input the data, N×D
 * @throws GmmError `invalid_input`; where no start comes to a fit, the error of the first
 */
export function bestOfStarts(input: MatrixInput, K: number, options: StartsOptions): BestOfStarts {
  const { starts, seed: first, onFit } = options;
  if (!(Number.isInteger(starts) && starts >= 1))
    throw new GmmError(
      "invalid_input",
      "starts",
      `is ${asWritten(starts)}, not a whole number from 1 on`,
    );
  const planned = K === 1 ? 1 : starts;
  const fits: Tried[] = [];
  let error: GmmError | undefined;
  for (let i = 0; i < planned; i++) {
    const outcome = tried(input, K, i, options);
    onFit?.(i + 1, seedOf(first, i), outcome instanceof GmmError ? outcome : outcome.result);
    if (outcome instanceof GmmError) error ??= outcome;
    else fits.push(outcome);
  }
  if (fits.length === 0 && error !== undefined) throw error;
  const best = fits.reduce((a, b) => (b.result.logLikelihood > a.result.logLikelihood ? b : a));
  const highest = best.result.logLikelihood;
  const reached = fits.filter(({ result }) => highest - result.logLikelihood <= sameEnd).length;
  return { ...best, tried: planned, reached, failed: planned - fits.length };
}
