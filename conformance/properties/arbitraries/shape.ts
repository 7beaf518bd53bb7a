import type { CovarianceType } from "../../../src/model/index.ts";
import type { InputRange } from "./range.ts";

/** How many components of which kind. */
export interface Shape {
  readonly covarianceType: CovarianceType;
  readonly K: number;
  readonly D: number;
}

const integers = (least: number, most: number) =>
  Array.from({ length: most - least + 1 }, (_, i) => least + i);

/** Every shape of a range, the fewest components and dimensions first. */
export function everyShape(range: InputRange): readonly Shape[] {
  const { covarianceTypes, minDimensions, maxDimensions, maxComponents } = range;
  return integers(1, maxComponents).flatMap((K) =>
    integers(minDimensions, maxDimensions).flatMap((D) =>
      covarianceTypes.map((covarianceType) => ({ covarianceType, K, D })),
    ),
  );
}
