import fc from "fast-check";
import type { Implementation } from "../protocol/index.ts";
import { defaultRange, type InputRange, isEmptyRange, rangeFor } from "./arbitraries/index.ts";
import { examine } from "./examine.ts";
import type { Law } from "./law.ts";
import { Unanswered } from "./questions/answer.ts";
import { IllPosed } from "./slack/illPosed.ts";

/** Whether an implementation can be asked what a law needs, anywhere in a range of inputs. */
export function applies(
  { needs }: Law,
  { hello }: Implementation,
  range: InputRange = defaultRange,
): boolean {
  const { operations, known, exact_steps, covariance_types } = hello.capabilities;
  return (
    needs.operations.every((operation) => operations.includes(operation)) &&
    (!needs.operations.includes("em") || exact_steps?.from === "parameters") &&
    (!needs.known || known.length > 0) &&
    (needs.covarianceTypes ?? []).every((type) => covariance_types.includes(type)) &&
    !isEmptyRange(rangeFor(hello, range))
  );
}

function isOutside(error: unknown): boolean {
  return (
    error instanceof IllPosed || (error instanceof Unanswered && error.reply.kind === "unsupported")
  );
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
      if (isOutside(error)) fc.pre(false);
      throw error;
    });
    if (violation !== undefined) throw new Error(violation.message);
  });
}
