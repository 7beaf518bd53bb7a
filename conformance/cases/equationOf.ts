import type { Quantity } from "./case.ts";

/** The equations that each quantity comes from, in the order of preference. */
const sources: Readonly<Record<Quantity, RegExp>> = {
  log_density: /^9\.7$/,
  component_log_density: /^(2\.43|1\.46)$/,
  responsibilities: /^9\.23$/,
  log_likelihood: /^9\.28$/,
  log_likelihoods: /^9\.28$/,
  weights: /^9\.26$/,
  means: /^9\.24$/,
  covariances: /^9\.25/,
  sum_of_log_density: /^9\.7$/,
  sum_of_component_log_density: /^(2\.43|1\.46)$/,
  sum_of_responsibilities: /^9\.23$/,
};

/**
 * The equation, of those that a case rests on, that gives a quantity; undefined where the quantity
 * is known and no equation gives it.
 */
export function equationOf(quantity: Quantity, equations: readonly string[]): string | undefined {
  return equations.find((number) => sources[quantity].test(number));
}
