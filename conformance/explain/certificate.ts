import type { AnswerCase } from "../cases/index.ts";
import { shortNumber } from "./number.ts";
import { capitalised, enumeration } from "./words.ts";

/** How an answer is known, in a sentence; a fixed point takes one more. */
export function certificateLines({ certificate }: AnswerCase): readonly string[] {
  const { method, precisions, digits, fixed_point } = certificate;
  const agreement = `${capitalised(method)}, with ${enumeration(precisions.map(String))} digits: the two computations agree in ${digits} digits of every entry.`;
  if (fixed_point === undefined) return [agreement];
  const { residual, contraction, distance } = fixed_point;
  return [
    agreement,
    `One more exact step changes it by ${shortNumber(residual)}; EM contracts there by ρ = ${shortNumber(contraction)} a step, so that the limit is no farther than ${shortNumber(distance)} (in units of the scales).`,
  ];
}
