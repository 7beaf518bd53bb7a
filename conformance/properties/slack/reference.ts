import {
  em,
  eStep,
  fit as fitToConvergence,
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

/** Whatever stops the reference, a refusal or a fault of its own, leaves nothing to claim. */
function claimable<Result>(compute: () => Result): Result {
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

/**
 * Sees whether EM converges from here at all, and not merely pauses: where a component is almost
 * empty the likelihood can stand still for a step and rise again.
 *
 * @throws IllPosed where it runs into a singularity, takes longer than it may, or pauses
 */
export function requireFit({ data, theta, known, maxSteps, tolerance }: Question<"fit">): void {
  const stopping = { rule: "total", tolerance } as const;
  const fitted = claimable(() => fitToConvergence(data, theta, { stopping, maxSteps, known }));
  if (!fitted.converged) throw new IllPosed(`does not converge in ${maxSteps} steps`);
  const onward = { op: "em", data, theta: fitted.parameters, known, steps: 1 } as const;
  const [before, after] = reference("em", onward).logLikelihoods;
  if (!(after - before <= tolerance)) throw new IllPosed("stops where the likelihood only pauses");
}
