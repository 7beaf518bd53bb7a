import fc from "fast-check";
import type { Operation } from "../../protocol/index.ts";
import { admitted } from "./admitted.ts";
import { type InputRange, isEmptyRange, NoInputs } from "./range.ts";
import { everyShape, type Shape } from "./shape.ts";

/**
 * Structure, K and D of the questions of an operation within a range. Shrinks to the least K and D.
 *
 * @throws NoInputs
 */
export function shapes(op: Operation, range: InputRange): fc.Arbitrary<Shape> {
  if (isEmptyRange(range)) throw new NoInputs();
  const all = everyShape(range);
  const within = all.filter((shape) => admitted(op, shape, range).length > 0);
  if (within.length === 0) throw new NoInputs();
  if (within.length < all.length) return fc.constantFrom(...within);
  return fc.record({
    covarianceType: fc.constantFrom(...range.covarianceTypes),
    K: fc.integer({ min: 1, max: range.maxComponents }),
    D: fc.integer({ min: range.minDimensions, max: range.maxDimensions }),
  });
}
