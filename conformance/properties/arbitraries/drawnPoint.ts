import type { MixtureParameters } from "../../../src/model/index.ts";
import type { InputRange } from "./range.ts";
import { gridBelow, roundTo } from "./roundNumber.ts";

/** Numbers from [0, 1) that a point of a mixture is made of: who makes it, and D normal deviates. */
export interface Draw {
  readonly component: number;
  readonly radii: readonly number[];
  readonly angles: readonly number[];
}

/** The component in whose part of [0, 1), as long as its weight, a number falls. */
function componentAt(weights: readonly number[], position: number): number {
  let end = 0;
  const found = weights.findIndex((weight) => {
    end += weight;
    return position < end;
  });
  return found === -1 ? weights.length - 1 : found;
}

/** A normal deviate of two uniform numbers (Box and Muller); 0 where the first is 0. */
function normal(radius: number, angle: number): number {
  return Math.sqrt(-2 * Math.log1p(-radius)) * Math.cos(2 * Math.PI * angle);
}

/** L of Σ = L Lᵀ. */
function cholesky(Sigma: readonly (readonly number[])[]): number[][] {
  const L = Sigma.map((row) => row.map(() => 0));
  for (let i = 0; i < L.length; i++)
    for (let j = 0; j <= i; j++) {
      const rest = L[j].slice(0, j).reduce((sum, value, m) => sum - L[i][m] * value, Sigma[i][j]);
      L[i][j] = i === j ? Math.sqrt(Math.max(0, rest)) : rest / L[j][j];
    }
  return L;
}

/** Σ_k^½ z. */
function spread(theta: MixtureParameters, k: number, z: readonly number[]): number[] {
  const times = (L: readonly (readonly number[])[]) =>
    L.map((row) => row.reduce((sum, value, j) => sum + value * z[j], 0));
  switch (theta.covarianceType) {
    case "full":
      return times(cholesky(theta.covariances[k]));
    case "tied":
      return times(cholesky(theta.covariances));
    case "diag":
      return z.map((value, i) => Math.sqrt(theta.covariances[k][i]) * value);
    case "spherical":
      return z.map((value) => Math.sqrt(theta.covariances[k]) * value);
  }
}

/** A point as the mixture makes them: μ_k + Σ_k^½ z, k as often as π_k says. */
export function drawnPoint(
  theta: MixtureParameters,
  { component, radii, angles }: Draw,
  { unit, condition }: InputRange,
): number[] {
  const k = componentAt(theta.weights, component);
  const away = spread(
    theta,
    k,
    radii.map((radius, i) => normal(radius, angles[i])),
  );
  const grid = gridBelow(unit / Math.sqrt(condition));
  return theta.means[k].map((mean, i) => roundTo(mean + away[i], grid));
}
