import { randomNormal } from "d3-random";
import { checkFinite, checkNotNegative } from "./arguments.ts";
import { randomSource, type Seed } from "./randomSource.ts";

/**
 * The stream of deviates from N(mean, standardDeviation²) that a seed fixes, by the polar method.
 *
 * @throws GmmError `invalid_input` for a mean that is not finite, or a standard deviation below 0
 */
export function normalDeviates(seed: Seed, mean = 0, standardDeviation = 1): () => number {
  checkFinite(mean, "mean");
  checkNotNegative(standardDeviation, "standardDeviation");
  return randomNormal.source(randomSource(seed))(mean, standardDeviation);
}
