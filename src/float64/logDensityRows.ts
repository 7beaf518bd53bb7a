import type { Matrix, MixtureParameters } from "../model/index.ts";
import { type Gaussian, logNormaliser } from "./gaussian.ts";
import { logOfRatio } from "./logOfRatio.ts";
import { structureOf } from "./structures/index.ts";

/** Writes rows `from`..`to` of an N×K matrix of logs. */
type WriteRows = (from: number, to: number, into: Matrix) => void;

/**
 * A writer of ln N(x_n|μ_k, Σ_k), without the weight.
 *
 * @eq 2.43
 */
export function componentRows(data: Matrix, theta: MixtureParameters): WriteRows {
  const gaussians = gaussiansOf(theta);
  return writer(
    data,
    gaussians,
    gaussians.map(({ scales }) => logNormaliser(scales)),
  );
}

/**
 * A writer of ln π_k N(x_n|μ_k, Σ_k) less a `common` term, the same for all n and k; −∞ where
 * π_k = 0. Responsibilities do not depend on the common term, and are the more exact without it:
 * at units of 10^150 it is −690 and would take three digits from the difference of two logs.
 *
 * @deviation D-1
 */
export function jointRows(
  data: Matrix,
  theta: MixtureParameters,
): { readonly write: WriteRows; readonly common: number } {
  const { weights: pi } = theta;
  const gaussians = gaussiansOf(theta);
  const [reference] = gaussians;
  const constants = gaussians.map(
    ({ scales }, k) => Math.log(pi[k]) + logOfRatio(reference.scales, scales),
  );
  return { write: writer(data, gaussians, constants), common: logNormaliser(reference.scales) };
}

function gaussiansOf(theta: MixtureParameters): readonly Gaussian[] {
  const { means: mu, covariances: Sigma } = theta;
  return structureOf(theta).gaussians(mu, Sigma);
}

function writer(
  data: Matrix,
  gaussians: readonly Gaussian[],
  constants: readonly number[],
): WriteRows {
  return (from, to, into) => {
    gaussians.forEach((gaussian, k) => {
      gaussian.writeLogs(data, from, to, into, k, constants[k]);
    });
  };
}
