import { invariant } from "../../src/model/index.ts";
import type { AnswerCase, Quantity, Tolerance } from "./case.ts";

/** The tolerance that a case states for a quantity of its answer. */
export function toleranceOf({ id, tolerance }: AnswerCase, quantity: Quantity): Tolerance {
  const stated = tolerance[quantity];
  invariant(stated !== undefined, `${id} states a tolerance for ${quantity}`);
  return stated;
}
