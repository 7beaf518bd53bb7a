import type { Matrix } from "../model/index.ts";
import { logOfProduct } from "./logOfProduct.ts";

/** One component N(x|μ_k, Σ_k), prepared for many points. */
export interface Gaussian {
  /** Writes ln N(x_n|μ_k, Σ_k) + `offset` into column k of `into` (N×K), for rows `from`..`to`. */
  readonly writeLogDensities: (
    data: Matrix,
    from: number,
    to: number,
    into: Matrix,
    k: number,
    offset: number,
  ) => void;
}

/**
 * ln of (2π)^(−D/2) |Σ|^(−1/2), the factor before the exponential, from the diagonal of L where
 * Σ = L Lᵀ: |Σ|^(1/2) is its product.
 *
 * @eq 2.43
 */
export function logNormaliser(diagonal: readonly number[]): number {
  return -(diagonal.length / 2) * Math.log(2 * Math.PI) - logOfProduct(diagonal);
}
