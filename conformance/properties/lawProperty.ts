import fc from "fast-check";
import type { Implementation } from "../protocol/index.ts";
import { defaultRange, type InputRange, NoInputs, rangeFor } from "./arbitraries/index.ts";
import { examine } from "./examine.ts";
import type { Law } from "./law.ts";
import { outsideOf } from "./outside.ts";

/** Whether a law is about any input of a range. */
export function hasInputs(law: Law, range: InputRange): boolean {
  try {
    law.inputs(range);
    return true;
  } catch (error) {
    if (error instanceof NoInputs) return false;
    throw error;
  }
}

/** What a law needs and an implementation does not declare, anywhere in a range of inputs. */
export function unmetNeed(
  law: Law,
  { hello }: Implementation,
  range: InputRange = defaultRange,
): string | undefined {
  const { operations, known, exact_steps, covariance_types } = hello.capabilities;
  const { needs } = law;
  const operation = needs.operations.find((needed) => !operations.includes(needed));
  const structure = needs.covarianceTypes?.find((needed) => !covariance_types.includes(needed));
  if (operation !== undefined) return `${operation} is not declared`;
  if (needs.operations.includes("em") && exact_steps?.from !== "parameters")
    return "cannot run a given number of steps from parameters";
  if (needs.known && known.length === 0) return "cannot hold any parameters";
  if (structure !== undefined) return `${structure} is not declared`;
  return hasInputs(law, rangeFor(hello, range))
    ? undefined
    : "no structure and dimension that it is about is declared";
}

/** Whether an implementation can be asked what a law needs, anywhere in a range of inputs. */
export function applies(law: Law, implementation: Implementation, range?: InputRange): boolean {
  return unmetNeed(law, implementation, range) === undefined;
}

/**
 * A law as a fast-check property of one implementation. It fails with a message that names the law,
 * the equation, the quantity, its place and the numbers; an ill-posed input is skipped.
 */
export function lawProperty(
  law: Law,
  subject: Implementation,
  range: InputRange = defaultRange,
): fc.IAsyncProperty<[unknown]> {
  return fc.asyncProperty(law.inputs(rangeFor(subject.hello, range)), async (input) => {
    const violation = await examine(law, subject, input).catch((error: unknown) => {
      if (outsideOf(error) !== undefined) fc.pre(false);
      throw error;
    });
    if (violation !== undefined) throw new Error(violation.message);
  });
}
