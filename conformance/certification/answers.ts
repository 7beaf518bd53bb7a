import type { Real } from "../../src/exact/index.ts";
import * as exact from "../../src/exact/index.ts";
import * as float64 from "../../src/float64/index.ts";
import { toRows } from "../../src/model/index.ts";
import { type Answer, parametersOf, type Question } from "./question.ts";
import { sampled, sampleOf } from "./sample.ts";
import { exactTrajectory } from "./trajectories.ts";

/** How far EM in double precision is followed until it stands still, whatever a fit is allowed. */
export const mostSteps = 100_000;

const plus = (a: number, b: number) => a + b;

/** An answer of one entry a row, or what is given of it where there are many. */
function rowwise<Scalar>(
  N: number,
  add: (a: Scalar, b: Scalar) => Scalar,
  answer: Answer<Scalar>,
): Answer<Scalar> {
  const rows = sampleOf(N);
  return rows === undefined ? answer : sampled(answer, rows, add);
}

/** The answer of the equations themselves, at so many digits. A fit is answered by its fixed point. */
export function exactAnswer(question: Question<Real>, precision: number): Answer<Real> {
  const { data, model } = question;
  switch (question.operation) {
    case "log_density":
      return rowwise(data.length, exact.sum, {
        log_density: exact.logDensities(data, model, { precision }),
        component_log_density: exact.logComponentDensities(data, model, { precision }),
      });
    case "e_step":
      return rowwise(data.length, exact.sum, {
        responsibilities: exact.eStep(data, model, { precision }),
      });
    case "log_likelihood":
      return { log_likelihood: exact.logLikelihood(data, model, { precision }) };
    case "m_step": {
      const { responsibilities, known } = question;
      return parametersOf(exact.mStep(data, responsibilities, model, { precision, known }));
    }
    case "em": {
      const { steps, known } = question;
      const { logLikelihoods, parameters } = exactTrajectory(data, model, {
        precision,
        steps,
        known,
      });
      return {
        log_likelihoods: logLikelihoods.slice(0, steps + 1),
        ...parametersOf(parameters[steps]),
      };
    }
    case "fit":
      throw new Error("cannot happen: a fit is certified by its fixed point");
  }
}

/** The answer in double precision. A fit runs until it stands still. */
export function float64Answer(question: Question): Answer<number> {
  const { data, model } = question;
  switch (question.operation) {
    case "log_density":
      return rowwise(data.length, plus, {
        log_density: Array.from(float64.logDensities(data, model)),
        component_log_density: toRows(float64.logComponentDensities(data, model)),
      });
    case "e_step":
      return rowwise(data.length, plus, { responsibilities: toRows(float64.eStep(data, model)) });
    case "log_likelihood":
      return { log_likelihood: float64.logLikelihood(data, model) };
    case "m_step": {
      const { responsibilities, known } = question;
      return parametersOf(float64.mStep(data, responsibilities, model, { known }));
    }
    case "em": {
      const { steps, known } = question;
      const { logLikelihoods, parameters } = float64.em(data, model, { steps, known });
      return { log_likelihoods: logLikelihoods, ...parametersOf(parameters) };
    }
    case "fit": {
      const { known } = question;
      const nearby = (theta: typeof model) => float64.step(data, theta, { known });
      const { theta } = exact.standStill(model, nearby, { known, maxSteps: mostSteps });
      return { log_likelihood: float64.logLikelihood(data, theta), ...parametersOf(theta) };
    }
  }
}
