import { asWritten, GmmError } from "../model/index.ts";

/** When two log likelihoods L and L′ in a row, of N points, are near enough to stop. */
type NearEnough = (before: number, after: number, N: number, tolerance: number) => boolean;

/** Stops when the total log likelihood changes by no more than the tolerance: |L′ − L| ≤ tolerance. */
const total: NearEnough = (before, after, _N, tolerance) => Math.abs(after - before) <= tolerance;

/**
 * Stops when the mean log likelihood of a point changes by no more than the tolerance:
 * |L′ − L| / N ≤ tolerance. Larger data sets stop earlier than by their total.
 */
const mean: NearEnough = (before, after, N, tolerance) => Math.abs(after - before) / N <= tolerance;

/**
 * Stops when the log likelihood changes by no more than this part of itself:
 * |L′ − L| ≤ tolerance · |L′|. It depends on the units of the data, which shift L.
 */
const relative: NearEnough = (before, after, _N, tolerance) =>
  Math.abs(after - before) <= tolerance * Math.abs(after);

/**
 * The stopping rules, by name. The book leaves the choice open.
 *
 * @deviation D-5
 */
const stoppingRules = { total, mean, relative } as const;

/** Which change of the log likelihood is small enough to stop. */
export interface StoppingRule {
  readonly rule: keyof typeof stoppingRules;
  /** 0 or above. 0 stops when nothing changes any more. */
  readonly tolerance: number;
}

/**
 * Whether a step from log likelihood `before` to `after` is the last, by `stopping`.
 *
 * @throws GmmError `invalid_input` for a rule that is not one, or a tolerance below 0
 */
export function stopper({
  rule,
  tolerance,
}: StoppingRule): (before: number, after: number, N: number) => boolean {
  if (!Object.hasOwn(stoppingRules, rule))
    throw new GmmError(
      "invalid_input",
      "stopping.rule",
      `is ${asWritten(rule)}, not one of ${Object.keys(stoppingRules).join(", ")}`,
    );
  if (typeof tolerance !== "number" || !(tolerance >= 0))
    throw new GmmError(
      "invalid_input",
      "stopping.tolerance",
      `is ${asWritten(tolerance)}, not 0 or above`,
    );
  return (before, after, N) => stoppingRules[rule](before, after, N, tolerance);
}
