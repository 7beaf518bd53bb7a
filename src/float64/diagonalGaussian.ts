import type { Vector } from "../model/index.ts";
import type { Gaussian } from "./gaussian.ts";

/**
 * N(x|μ, Σ) for a Σ without correlations, given by its diagonal: Δ² = Σ_i ((x_i − μ_i)/σ_i)².
 * The difference is brought to scale before it is squared: squared units may overflow.
 *
 * @eq 1.46, 2.43, 2.44
 * @deviation D-1
 */
export function diagonalGaussian(mean: Vector<number>, variances: Vector<number>): Gaussian {
  const D = mean.length;
  const mu = Float64Array.from(mean);
  const scales = variances.map(Math.sqrt);
  const inverses = Float64Array.from(scales, (sigma) => 1 / sigma);
  return {
    scales,
    writeLogs(data, from, to, into, k, constant) {
      const { columns: K, values } = into;
      const X = data.values;
      for (let n = from; n < to; n++) {
        let Delta2 = 0;
        for (let i = 0; i < D; i++) {
          const z = (X[n * D + i] - mu[i]) * inverses[i];
          Delta2 += z * z;
        }
        values[n * K + k] = constant - Delta2 / 2;
      }
    },
  };
}
