import type { Matrix } from "../model/index.ts";

/** Data with the component that each row was drawn from. */
export interface LabelledRows {
  readonly data: Matrix;
  /** N whole numbers from 0 to K − 1. */
  readonly labels: readonly number[];
}
