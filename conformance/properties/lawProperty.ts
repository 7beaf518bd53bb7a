import fc from "fast-check";
import { declaredOnly, type Implementation, undeclaredOutline } from "../protocol/index.ts";
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

/** A question of which nothing is known but what is asked for. */
const anyQuestion = {
  ...{ N: Number.POSITIVE_INFINITY, D: undefined, K: undefined, known: undefined },
  ...{
    steps: Number.POSITIVE_INFINITY,
    weights: [],
    covariances: [],
    responsibilities: [],
    hasNaN: false,
  },
};

/** What a law needs and an implementation does not declare, anywhere in a range of inputs. */
export function unmetNeed(
  law: Law,
  { hello }: Implementation,
  range: InputRange = defaultRange,
): string | undefined {
  const { operations, known, covarianceTypes = [undefined] } = law.needs;
  for (const operation of operations)
    for (const structure of covarianceTypes) {
      const question = { ...anyQuestion, operation, structure };
      const unmet = undeclaredOutline(question, hello.capabilities);
      if (unmet !== undefined) return unmet;
    }
  if (known && hello.capabilities.known.length === 0) return "cannot hold any parameters";
  return hasInputs(law, rangeFor(hello, range))
    ? undefined
    : "nothing that it is about is declared";
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
  tested: Implementation,
  range: InputRange = defaultRange,
): fc.IAsyncProperty<[unknown]> {
  const subject = declaredOnly(tested);
  return fc.asyncProperty(law.inputs(rangeFor(subject.hello, range)), async (input) => {
    const violation = await examine(law, subject, input).catch((error: unknown) => {
      if (outsideOf(error) !== undefined) fc.pre(false);
      throw error;
    });
    if (violation !== undefined) throw new Error(violation.message);
  });
}
