import type { RandomSource } from "../../src/data/index.ts";
import type { Matrix } from "../../src/model/index.ts";

/** A data set: its name, the seeds of its streams, and how its rows are drawn from these. */
export interface DrawnSet {
  readonly name: string;
  readonly seeds: readonly string[];
  readonly draw: (...streams: readonly RandomSource[]) => Matrix;
}
