import {
  dimensionOf,
  type Known,
  type MixtureParameters,
  type ParameterGroup,
} from "../model/index.ts";
import { type Real, toDouble } from "./engine/index.ts";

/** A path to one number of θ that a step may move. */
export interface Coordinate {
  readonly group: ParameterGroup;
  readonly path: readonly number[];
  /** Its natural unit: 1 for a weight, a standard deviation for a mean, their product for a covariance. */
  readonly unit: number;
}

type Tree = number | readonly Tree[];

function at<T>(tree: unknown, path: readonly number[]): T {
  return path.reduce((node, index) => (node as readonly unknown[])[index], tree) as T;
}

/** sqrt(Σ_ii) of component k, whatever the structure. */
function deviation(theta: MixtureParameters, k: number, i: number): number {
  switch (theta.covarianceType) {
    case "full":
      return Math.sqrt(theta.covariances[k][i][i]);
    case "tied":
      return Math.sqrt(theta.covariances[i][i]);
    case "diag":
      return Math.sqrt(theta.covariances[k][i]);
    case "spherical":
      return Math.sqrt(theta.covariances[k]);
  }
}

/** The paths to the covariances: the lower triangle where they are matrices. */
function covariancePaths(theta: MixtureParameters, K: number, D: number): number[][] {
  const range = (size: number) => Array.from({ length: size }, (_, i) => i);
  const triangle = range(D).flatMap((i) => range(i + 1).map((j) => [i, j]));
  return {
    full: () => range(K).flatMap((k) => triangle.map((place) => [k, ...place])),
    tied: () => triangle,
    diag: () => range(K).flatMap((k) => range(D).map((i) => [k, i])),
    spherical: () => range(K).map((k) => [k]),
  }[theta.covarianceType]();
}

/**
 * The free numbers of θ: those of the groups that are not known, without the last weight (one less
 * the others) and without the upper triangles.
 */
export function coordinatesOf(theta: MixtureParameters, known: Known): readonly Coordinate[] {
  const K = theta.weights.length;
  const D = dimensionOf(theta);
  const weights = theta.weights.slice(1).map((_, k) => ({
    group: "weights" as const,
    path: [k],
    unit: 1,
  }));
  const means = theta.means.flatMap((mean, k) =>
    mean.map((_, i) => ({ group: "means" as const, path: [k, i], unit: deviation(theta, k, i) })),
  );
  const covariances = covariancePaths(theta, K, D).map((path) => ({
    group: "covariances" as const,
    path,
    unit: covarianceUnit(theta, path),
  }));
  return [...weights, ...means, ...covariances].filter(({ group }) => !known.includes(group));
}

function covarianceUnit(theta: MixtureParameters, path: readonly number[]): number {
  const matrices = theta.covarianceType === "full" || theta.covarianceType === "tied";
  if (!matrices) return at<number>(theta.covariances as Tree, path);
  const [i, j] = path.slice(-2);
  const k = theta.covarianceType === "full" ? path[0] : 0;
  return deviation(theta, k, i) * deviation(theta, k, j);
}

/** The values of the coordinates. */
export function valuesAt<Scalar>(
  theta: MixtureParameters<Scalar>,
  coordinates: readonly Coordinate[],
): readonly Scalar[] {
  return coordinates.map(({ group, path }) => at<Scalar>(theta[group], path));
}

function replaced(tree: unknown, path: readonly number[], value: unknown): unknown {
  const [index, ...rest] = path;
  if (index === undefined) return value;
  return (tree as readonly unknown[]).map((node, i) =>
    i === index ? replaced(node, rest, value) : node,
  );
}

/** θ with the coordinates' values in place: matrices stay symmetric, weights keep their sum. */
export function withValues<Scalar extends Real>(
  theta: MixtureParameters<Scalar>,
  coordinates: readonly Coordinate[],
  values: readonly Scalar[],
  remainder: (weights: readonly Scalar[]) => Scalar,
): MixtureParameters<Scalar> {
  let moved: Record<ParameterGroup, unknown> = { ...theta };
  coordinates.forEach(({ group, path }, c) => {
    moved = { ...moved, [group]: replaced(moved[group], path, values[c]) };
    const mirrored = [...path.slice(0, -2), ...path.slice(-2).reverse()];
    if (group === "covariances" && /full|tied/.test(theta.covarianceType))
      moved = { ...moved, covariances: replaced(moved.covariances, mirrored, values[c]) };
  });
  const weights = moved.weights as readonly Scalar[];
  if (coordinates.some(({ group }) => group === "weights"))
    moved = { ...moved, weights: [...weights.slice(0, -1), remainder(weights.slice(0, -1))] };
  return { ...theta, ...moved } as MixtureParameters<Scalar>;
}

/** The largest of some magnitudes. */
export const largestOf = (values: readonly number[]) =>
  values.reduce((worst, value) => Math.max(worst, Math.abs(value)), 0);

/** How far apart two parameters are, in units of each coordinate's scale. */
export function distance(
  a: MixtureParameters<Real>,
  b: MixtureParameters<Real>,
  coordinates: readonly Coordinate[],
): number {
  const before = valuesAt(a, coordinates);
  const after = valuesAt(b, coordinates);
  return largestOf(
    coordinates.map(({ unit }, c) => (toDouble(after[c]) - toDouble(before[c])) / unit),
  );
}
