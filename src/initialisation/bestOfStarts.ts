import { type FitOptions, type FitResult, fit as fitFrom } from "../float64/index.ts";
import { asWritten, GmmError, type MatrixInput, type MixtureParameters } from "../model/index.ts";
import { kMeansStart } from "./kMeansStart.ts";
import type { KMeansOptions } from "./startOptions.ts";

/** How many starts are tried, and how. */
export interface StartsOptions extends KMeansOptions {
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

interface Tried {
  readonly start: MixtureParameters;
  readonly seed: number;
  readonly result: FitResult;
}

/** A start and the fit from it; or why there is none. */
function tried(
  input: MatrixInput,
  K: number,
  seed: number,
  options: StartsOptions,
): Tried | GmmError {
  try {
    const start = kMeansStart(input, K, { ...options, seed });
    return { start, seed, result: fitFrom(input, start, options.fit) };
  } catch (error) {
    if (error instanceof GmmError && error.code !== "invalid_input") return error;
    throw error;
  }
}

/**
 * Fits from several starts by k-means, of consecutive seeds, and gives the one that ends with the highest
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
    const seed = (first + i) % seeds;
    const outcome = tried(input, K, seed, options);
    onFit?.(i + 1, seed, outcome instanceof GmmError ? outcome : outcome.result);
    if (outcome instanceof GmmError) error ??= outcome;
    else fits.push(outcome);
  }
  if (fits.length === 0 && error !== undefined) throw error;
  const best = fits.reduce((a, b) => (b.result.logLikelihood > a.result.logLikelihood ? b : a));
  const highest = best.result.logLikelihood;
  const reached = fits.filter(({ result }) => highest - result.logLikelihood <= sameEnd).length;
  return { ...best, tried: planned, reached, failed: planned - fits.length };
}
