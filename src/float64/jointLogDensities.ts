import type { Matrix, MixtureParameters } from "../model/index.ts";
import { structureOf } from "./structures/index.ts";

/** Writes rows `from`..`to` of an N×K matrix. */
export type WriteRows = (from: number, to: number, into: Matrix) => void;

/**
 * A writer of ln N(x_n|μ_k, Σ_k), without the weight.
 *
 * @eq 2.43
 */
export function componentLogDensities(data: Matrix, theta: MixtureParameters): WriteRows {
  return writer(data, theta, () => 0);
}

/** A writer of ln π_k N(x_n|μ_k, Σ_k), the joint density of point and component; −∞ where π_k = 0. */
export function jointLogDensities(data: Matrix, theta: MixtureParameters): WriteRows {
  const { weights: pi } = theta;
  return writer(data, theta, (k) => Math.log(pi[k]));
}

function writer(data: Matrix, theta: MixtureParameters, offset: (k: number) => number): WriteRows {
  const { means: mu, covariances: Sigma } = theta;
  const gaussians = structureOf(theta).gaussians(mu, Sigma);
  const offsets = gaussians.map((_, k) => offset(k));
  return (from, to, into) => {
    gaussians.forEach((gaussian, k) => {
      gaussian.writeLogDensities(data, from, to, into, k, offsets[k]);
    });
  };
}
