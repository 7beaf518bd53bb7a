import { randomUniform } from "d3-random";
import { checkFinite, refuse } from "./arguments.ts";
import { randomSource, type Seed } from "./randomSource.ts";

/**
 * The stream of deviates uniform on [from, to) that a seed fixes.
 *
 * @throws GmmError `invalid_input` for an end that is not finite, or `from` above `to`
 */
export function uniformDeviates(seed: Seed, from = 0, to = 1): () => number {
  checkFinite(from, "from");
  checkFinite(to, "to");
  if (from > to) refuse("from", `is ${from}, not at most ${to} (to)`);
  return randomUniform.source(randomSource(seed))(from, to);
}
