import type { Quantity, Tolerance } from "../cases/index.ts";
import type { Certified } from "./certified.ts";
import type { Question, QuestionOf, Tree } from "./question.ts";

/** A fit whose steps are used up before it converges. */
export type OutOfSteps = QuestionOf<"fit"> & { readonly runsOut: true };

/** Whether a question is such a fit. */
export function runsOut(question: Question): question is OutOfSteps {
  return question.operation === "fit" && question.runsOut === true;
}

/** The steps of EM that a fit takes which runs out of them. */
export function stepsOf({ data, model, known, max_steps }: OutOfSteps): QuestionOf<"em"> {
  return { operation: "em", data, model, known, steps: max_steps };
}

/** A step that changes the log likelihood by so many tolerances ends no fit, however it is told to stop. */
const clearly = 1000;

/**
 * Refuses a fit that may stop before its steps are used up.
 *
 * @throws Error naming the step
 */
function requireMoving({ tolerance }: OutOfSteps, logLikelihoods: readonly number[]): void {
  const changes = logLikelihoods.slice(1).map((after, t) => Math.abs(after - logLikelihoods[t]));
  const still = changes.findIndex((change) => !(change > clearly * tolerance));
  if (still >= 0)
    throw new Error(
      `step ${still + 1} changes the log likelihood by ${changes[still]}: it may converge there, and not run out of steps`,
    );
}

const last = <Value>(values: Tree<Value>) => (values as readonly Value[]).at(-1);

/** The last of the log likelihoods of a trajectory in the place of all of them. */
function ofTheEnd<Value>(
  quantities: Readonly<Partial<Record<Quantity, Value>>>,
  end: (logLikelihoods: Value) => unknown,
): Record<string, unknown> {
  const { log_likelihoods, ...parameters } = quantities;
  return { log_likelihood: end(log_likelihoods as Value), ...parameters };
}

/** What is certified of a fit that runs out of steps: the end of as many steps of EM. */
export function endOf(
  question: OutOfSteps,
  { expected, tolerance, certificate }: Certified,
): Certified {
  requireMoving(question, expected.log_likelihoods as readonly number[]);
  const { decimals, ...known } = certificate;
  const ofLast = (stated: Tolerance) => ({ ...stated, scale: last(stated.scale as Tree<number>) });
  return {
    expected: ofTheEnd(expected, last) as Certified["expected"],
    tolerance: ofTheEnd(tolerance, ofLast) as Certified["tolerance"],
    certificate: { ...known, decimals: ofTheEnd(decimals, last as (tree: unknown) => unknown) },
  };
}
