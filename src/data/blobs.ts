import type { MatrixInput } from "../model/index.ts";
import { toMatrix, toRows } from "../model/index.ts";
import { checkCount, checkFinite, checkPositive, refuse } from "./arguments.ts";
import { evenCounts } from "./evenCounts.ts";
import type { LabelledRows } from "./labelledRows.ts";
import { mixtureSample } from "./mixtureSample.ts";
import { type RandomSource, randomSource, type Seed } from "./randomSource.ts";
import { uniformDeviates } from "./uniformDeviates.ts";

export interface BlobsOptions {
  /** N, how many rows. The blobs get as many each; what is left over goes to the first ones. */
  readonly size: number;
  /** K×D centres, or K: how many to draw in the box from −10 to 10. Three are drawn unless given. */
  readonly centres?: MatrixInput | number;
  /** D, for centres that are drawn; 2 unless given. */
  readonly dimensions?: number;
  /** The standard deviation in every direction, of all blobs or one for each; 1 unless given. */
  readonly spread?: number | readonly number[];
  readonly seed: Seed;
}

/** Half the side of the box in which centres are drawn. */
const reach = 10;

function drawnCentres(K: number, D: number, random: RandomSource): number[][] {
  checkCount(K, 1, "centres");
  checkCount(D, 1, "dimensions");
  const next = uniformDeviates(random, -reach, reach);
  return Array.from({ length: K }, () => Array.from({ length: D }, next));
}

function givenCentres(centres: MatrixInput): number[][] {
  const rows = toRows(toMatrix(centres, "centres"));
  if (!(rows[0]?.length > 0))
    refuse("centres", "are empty; at least 1 centre of at least 1 dimension is needed");
  rows.forEach((row, k) => {
    row.forEach((value, i) => {
      checkFinite(value, `centres[${k}][${i}]`);
    });
  });
  return rows;
}

function spreads(spread: number | readonly number[], K: number): readonly number[] {
  if (typeof spread === "number") {
    checkPositive(spread, "spread");
    return new Array<number>(K).fill(spread);
  }
  if (!Array.isArray(spread) || spread.length !== K)
    refuse("spread", `is ${JSON.stringify(spread)}, not a number or ${K} of them`);
  spread.forEach((sigma, k) => {
    checkPositive(sigma, `spread[${k}]`);
  });
  return spread;
}

/**
 * N×D points of round Gaussian blobs, blob after blob, each with the number of its blob. These are
 * the blobs of scikit-learn's `make_blobs`, in order.
 *
 * @throws GmmError `invalid_input` for a size below 1, centres that are none, or a spread of 0 or less
 */
export function blobs(options: BlobsOptions): LabelledRows {
  const { size, centres = 3, dimensions = 2, spread = 1 } = options;
  checkCount(size, 1, "size");
  const seed = randomSource(options.seed);
  const means =
    typeof centres === "number" ? drawnCentres(centres, dimensions, seed) : givenCentres(centres);
  const K = means.length;
  const covariances = spreads(spread, K).map((sigma) => sigma * sigma);
  const weights = means.map(() => 1 / K);
  return mixtureSample(
    { covarianceType: "spherical", weights, means, covariances },
    { seed, counts: evenCounts(size, K) },
  );
}
