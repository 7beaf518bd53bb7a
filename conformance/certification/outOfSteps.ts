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

/** The log likelihood after one more step. */
function logLikelihoodOfNext({ data, known, model }: OutOfSteps, { expected }: Certified): number {
  const { weights, means, covariances } = expected;
  const end = { covarianceType: model.covarianceType, weights, means, covariances } as never;
  return float64.logLikelihood(data, float64.step(data, end, { known }));
}

/** The first step that hardly changes the log likelihood, from 1; 0 where every one changes it. */
function stillStep(logLikelihoods: readonly number[], tolerance: number): number {
  const changes = logLikelihoods.slice(1).map((after, t) => Math.abs(after - logLikelihoods[t]));
  return changes.findIndex((change) => !(change > clearly * tolerance)) + 1;
}

/**
 * Refuses a fit that may stop before its steps are used up, or see after the last that there is nothing left to do.
 *
 * @throws Error naming the step; GmmError where the step after the last collapses
 */
function requireMoving(question: OutOfSteps, certified: Certified): void {
  const { tolerance } = question;
  const taken = certified.expected.log_likelihoods as readonly number[];
  const still =
    stillStep(taken, tolerance) ||
    stillStep([...taken, logLikelihoodOfNext(question, certified)], tolerance);
  if (still > 0)
    throw new Error(
      `step ${still} hardly changes the log likelihood: it may converge there, and not run out of steps`,
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
