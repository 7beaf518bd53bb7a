import {
  em,
  eStep,
  logComponentDensities,
  logDensities,
  logLikelihood,
  mStep,
} from "../../../src/float64/index.ts";
import { type MatrixInput, toMatrix, toRows } from "../../../src/model/index.ts";
import type { Answer, Determined, Question } from "../questions/question.ts";
import { IllPosed } from "./illPosed.ts";

const rows = (matrix: MatrixInput) => toRows(toMatrix(matrix, "answer"));

/** Each operation, as the double-precision reading answers it. */
const readings: { readonly [Op in Determined]: (question: Question<Op>) => Answer<Op> } = {
  log_density: ({ data, theta }) => ({
    logDensity: [...logDensities(data, theta)],
    componentLogDensity: rows(logComponentDensities(data, theta)),
  }),
  e_step: ({ data, theta }) => ({ responsibilities: rows(eStep(data, theta)) }),
  log_likelihood: ({ data, theta }) => ({ logLikelihood: logLikelihood(data, theta) }),
  m_step: ({ data, responsibilities, theta, known }) => ({
    theta: mStep(data, responsibilities, theta, { known }),
  }),
  em: ({ data, theta, known, steps }) => {
    const { parameters, logLikelihoods } = em(data, theta, { known, steps });
    return { logLikelihoods, theta: parameters };
  },
};

/**
 * Whatever stops the reference, a refusal or a fault of its own, leaves nothing to claim.
 *
 * @throws IllPosed
 */
export function claimable<Result>(compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    throw new IllPosed(String(error));
  }
}

/**
 * The answer in double precision: good enough to learn scales and sensitivities from.
 *
 * @throws IllPosed where the question has no answer
 */
export function reference<Op extends Determined>(op: Op, question: Question<Op>): Answer<Op> {
  return claimable(() => readings[op](question));
}
