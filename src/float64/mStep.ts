import {
  checkKnown,
  type Known,
  type MatrixInput,
  type MixtureParameters,
} from "../model/index.ts";
import { type Deviations, deviationAmounts } from "./deviations.ts";
import { maximisation } from "./maximisation.ts";
import { validGamma, validModel } from "./validArguments.ts";

/** What an M step, and all that contains one, can be told. */
export interface MStepOptions {
  /** The groups of parameters that are held fixed: none unless told. */
  readonly known?: Known;
  readonly deviations?: Deviations;
}

/**
 * The M step: the parameters that maximise the expected complete-data log likelihood, given the
 * responsibilities. `theta` is the current model: it gives the structure of the covariances and
 * the values of the known groups, which come back as they are.
 *
 * @param data N×D
 * @param responsibilities N×K
 * @eq 9.24, 9.25, 9.26, 9.27
 * @throws GmmError `invalid_input`; `empty_component` where N_k = 0 would be divided by;
 * `singular_covariance` where a new covariance is not positive definite
 */
export function mStep(
  data: MatrixInput,
  responsibilities: MatrixInput,
  theta: MixtureParameters,
  options: MStepOptions = {},
): MixtureParameters {
  const known = options.known ?? [];
  checkKnown(known);
  const deviations = deviationAmounts(options.deviations);
  const X = validModel(data, theta, deviations);
  const gamma = validGamma(responsibilities, X.rows, theta.weights.length, deviations);
  return maximisation(X, gamma, theta, known, deviations);
}
