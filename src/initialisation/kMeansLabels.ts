import { kmeans } from "ml-kmeans";
import { GmmError, type Matrix, toRows } from "../model/index.ts";
import { distinctRows } from "./distinctRows.ts";
import type { Distances } from "./startOptions.ts";
import { unitColumns } from "./unitColumns.ts";
import { unitRange } from "./unitRange.ts";
import { whitened } from "./whitened.ts";

const mostIterations = 10_000;

type Rows = readonly (readonly number[])[];

const seenAs: Readonly<Record<Distances, (rows: Rows) => Rows>> = {
  raw: (rows) => rows,
  standardised: unitColumns,
  whitened,
};

/**
 * The cluster of every row (N whole numbers below K) by Lloyd's k-means: from centres that k-means++
 * draws from the seed, once, until no centre moves. Distances are between rows as
 * `distances` says.
 *
 * @throws GmmError `invalid_input` for fewer than K distinct rows; `not_converged`
 */
export function kMeansLabels(
  data: Matrix,
  K: number,
  seed: number,
  distances: Distances,
): readonly number[] {
  const rows = unitRange(seenAs[distances](toRows(data)));
  distinctRows(rows, K);
  const { clusters, converged } = kmeans(rows, K, {
    seed,
    initialization: "kmeans++",
    tolerance: 0,
    maxIterations: mostIterations,
  });
  if (!converged)
    throw new GmmError(
      "not_converged",
      "k-means",
      `still moves a centre after ${mostIterations} iterations; try another seed`,
    );
  return clusters;
}
