import type { Real } from "../../src/exact/index.ts";
import * as exact from "../../src/exact/index.ts";
import * as float64 from "../../src/float64/index.ts";
import type { MixtureParameters } from "../../src/model/index.ts";
import type { Perturbation } from "./perturbation.ts";
import { type Answer, parametersOf, type QuestionOf } from "./question.ts";

/** The two halves of EM in one arithmetic. */
interface Arithmetic<Scalar> {
  readonly logLikelihood: (
    question: QuestionOf<"em", Scalar>,
    theta: MixtureParameters<Scalar>,
  ) => Scalar;
  readonly step: (
    question: QuestionOf<"em", Scalar>,
    theta: MixtureParameters<Scalar>,
  ) => MixtureParameters<Scalar>;
}

/** EM in decimals. */
export const inDecimals = (precision: number): Arithmetic<Real> => ({
  logLikelihood: ({ data }, theta) => exact.logLikelihood(data, theta, { precision }),
  step: ({ data, known }, theta) => exact.step(data, theta, { precision, known }),
});

/** EM in doubles. */
export const inDoubles: Arithmetic<number> = {
  logLikelihood: ({ data }, theta) => float64.logLikelihood(data, theta),
  step: ({ data, known }, theta) => float64.step(data, theta, { known }),
};

/**
 * A trajectory from moved inputs, whose parameters are moved again wherever one step hands them on:
 * there they are doubles, too, in whatever implementation.
 */
export function carriedTrajectory<Scalar>(
  question: QuestionOf<"em">,
  { question: moved, carried }: Perturbation<Scalar>,
  { logLikelihood, step }: Arithmetic<Scalar>,
): Answer<Scalar> {
  const asked = moved(question) as QuestionOf<"em", Scalar>;
  let theta = asked.model;
  let reached = theta;
  const logLikelihoods = [logLikelihood(asked, theta)];
  for (let t = 0; t < asked.steps; t++) {
    reached = step(asked, theta);
    theta = carried(reached, asked.known);
    logLikelihoods.push(logLikelihood(asked, theta));
  }
  return { log_likelihoods: logLikelihoods, ...parametersOf(reached) };
}
