import * as float64 from "../../src/float64/index.ts";
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

/** The log likelihoods before each step of a fit, after the last, and after one more. */
function logLikelihoodsWithNext({ data, known, model }: OutOfSteps, { expected }: Certified) {
  const { weights, means, covariances, log_likelihoods } = expected;
  const end = { covarianceType: model.covarianceType, weights, means, covariances } as never;
  const next = float64.step(data, end, { known });
  return [...(log_likelihoods as readonly number[]), float64.logLikelihood(data, next)];
}

/**
 * Refuses a fit that may stop before its steps are used up, or see after the last that there is nothing left to do.
 *
 * @throws Error naming the step
 */
function requireMoving(question: OutOfSteps, certified: Certified): void {
  const { tolerance } = question;
  const logLikelihoods = logLikelihoodsWithNext(question, certified);
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
export function endOf(question: OutOfSteps, certified: Certified): Certified {
  requireMoving(question, certified);
  const { expected, tolerance, certificate } = certified;
  const { decimals, ...known } = certificate;
  const ofLast = (stated: Tolerance) => ({ ...stated, scale: last(stated.scale as Tree<number>) });
  return {
    expected: ofTheEnd(expected, last) as Certified["expected"],
    tolerance: ofTheEnd(tolerance, ofLast) as Certified["tolerance"],
    certificate: { ...known, decimals: ofTheEnd(decimals, last as (tree: unknown) => unknown) },
  };
}
