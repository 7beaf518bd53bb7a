import type { Vector } from "../model/index.ts";
import { type Gaussian, logNormaliser } from "./gaussian.ts";

/**
 * N(x|μ, Σ) for a Σ without correlations, given by its diagonal: Δ² = Σ_i ((x_i − μ_i)/σ_i)².
 * The difference is divided before it is squared, so that no square of the units arises.
 *
 * @eq 2.43, 2.44, 1.46
 * @deviation D-1
 */
export function diagonalGaussian(mean: Vector<number>, variances: Vector<number>): Gaussian {
  const D = mean.length;
  const mu = Float64Array.from(mean);
  const sigmas = variances.map(Math.sqrt);
  const scales = Float64Array.from(sigmas, (sigma) => 1 / sigma);
  const normaliser = logNormaliser(sigmas);
  return {
    writeLogDensities(data, from, to, into, k, offset) {
      const { columns: K, values } = into;
      const X = data.values;
      const constant = normaliser + offset;
      for (let n = from; n < to; n++) {
        let Delta2 = 0;
        for (let i = 0; i < D; i++) {
          const z = (X[n * D + i] - mu[i]) * scales[i];
          Delta2 += z * z;
        }
        values[n * K + k] = constant - Delta2 / 2;
      }
    },
  };
}
