import type { Matrix } from "../model/index.ts";
import { logOfRatio } from "./logOfRatio.ts";

/** One component N(x|μ_k, Σ_k), prepared for many points. */
export interface Gaussian {
  /** D values whose product is |Σ_k|^(1/2): the diagonal of L where Σ_k = L Lᵀ. */
  readonly scales: readonly number[];
  /** Writes `constant` − Δ²/2 (2.44) into column k of `into` (N×K), for rows `from`..`to`. */
  readonly writeLogs: (
    data: Matrix,
    from: number,
    to: number,
    into: Matrix,
    k: number,
    constant: number,
  ) => void;
}

/**
 * ln of (2π)^(−D/2) |Σ|^(−1/2), the factor before the exponential, given D values whose product
 * is |Σ|^(1/2).
 *
 * @eq 2.43
 */
export function logNormaliser(scales: readonly number[]): number {
  const ones = scales.map(() => 1);
  return logOfRatio(ones, scales) - (scales.length / 2) * Math.log(2 * Math.PI);
}
