import type { LabelledRows } from "../../src/data/index.ts";
import { type Matrix, toMatrix, toRows } from "../../src/model/index.ts";

/** The first `counts[k]` rows with label k, for each k in turn. */
export function firstOfEach({ data, labels }: LabelledRows, counts: readonly number[]): Matrix {
  const rows = toRows(data);
  const taken = counts.flatMap((count, k) =>
    rows.filter((_, n) => labels[n] === k).slice(0, count),
  );
  return toMatrix(taken, "data");
}
