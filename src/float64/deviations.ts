import { asWritten, GmmError } from "../model/index.ts";

/** Departures from the book that other implementations make. Each is 0, that is off, unless given. */
export interface Deviations {
  /**
   * ε, added to every variance of the M step: Σ_k + εI.
   *
   * @deviation D-8
   */
  readonly ridge?: number;
  /**
   * α: adds α·var(x_i) to the variance of dimension i, var over all data with divisor N; to a
   * spherical variance the mean of these over i.
   *
   * @deviation D-9
   */
  readonly ridgeOfVariance?: number;
  /**
   * ε in the denominators: of γ(z_nk), beside the density; of the means and covariances,
   * N_k + N·ε in place of N_k. Responsibilities and weights then sum to less than 1.
   *
   * @deviation D-10
   */
  readonly denominatorEpsilon?: number;
}

/** The amounts of all deviations. */
export type DeviationAmounts = Required<Deviations>;

const none: DeviationAmounts = { ridge: 0, ridgeOfVariance: 0, denominatorEpsilon: 0 };

/**
 * The amounts of `given`, 0 where none is given.
 *
 * @throws GmmError `invalid_input` for one that is negative, not finite, or of another name
 */
export function deviationAmounts(given: Deviations = {}): DeviationAmounts {
  const stranger = Object.keys(given).find((name) => !(name in none));
  if (stranger !== undefined)
    throw new GmmError(
      "invalid_input",
      `deviations.${stranger}`,
      `is not one of ${Object.keys(none).join(", ")}`,
    );
  const amounts = { ...none, ...given };
  for (const [name, amount] of Object.entries(amounts))
    if (!(amount >= 0 && Number.isFinite(amount)))
      throw new GmmError(
        "invalid_input",
        `deviations.${name}`,
        `is ${asWritten(amount)}, not 0 or above`,
      );
  return amounts;
}
