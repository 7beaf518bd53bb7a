import type { MixtureParameters } from "../../../src/model/index.ts";

type Covariances = MixtureParameters["covariances"];

/**
 * What covariances may be off by because they are about means that are: with means off by a_ki, by
 * a_ki·a_kj. Where a component has all but collapsed this is more than the covariance's own rounding,
 * and no conditioning shows it: the mean goes wherever its points go.
 *
 * @param theta whose means are these a_ki
 */
export function squaresOfMeans({ covarianceType, means }: MixtureParameters): Covariances {
  const outer = (a: readonly number[]) => a.map((left) => a.map((right) => left * right));
  const largest = (means[0] ?? []).map((_, i) => Math.max(...means.map((a) => a[i])));
  const squares = (a: readonly number[]) => a.map((value) => value * value);
  const table: Readonly<Record<typeof covarianceType, () => Covariances>> = {
    full: () => means.map(outer),
    tied: () => outer(largest),
    diag: () => means.map(squares),
    spherical: () => means.map((a) => Math.max(...squares(a))),
  };
  return table[covarianceType]();
}
