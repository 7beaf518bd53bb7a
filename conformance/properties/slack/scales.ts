import type { MixtureParameters } from "../../../src/model/index.ts";
import { parameterScales } from "../../compare/index.ts";
import type { Answer, Determined, Question, Rows } from "../questions/question.ts";
import { reference } from "./reference.ts";

const ones = (values: readonly number[]) => values.map(() => 1);
const atLeastOne = (value: number) => Math.max(1, Math.abs(value));

/** Σ_n max(1, |ln p(x_n)|): what a total is rounded on, even where its terms cancel. */
function likelihoodScale(data: Rows, theta: MixtureParameters): number {
  const { logDensity } = reference("log_density", { op: "log_density", data, theta });
  return logDensity.reduce((sum, value) => sum + atLeastOne(value), 0);
}

const scales: {
  readonly [Op in Determined]: (question: Question<Op>, answer: Answer<Op>) => Answer<Op>;
} = {
  log_density: (_, answer) => ({
    logDensity: answer.logDensity.map(atLeastOne),
    componentLogDensity: answer.componentLogDensity.map((row) => row.map(atLeastOne)),
  }),
  e_step: (_, { responsibilities }) => ({ responsibilities: responsibilities.map(ones) }),
  log_likelihood: ({ data, theta }) => ({ logLikelihood: likelihoodScale(data, theta) }),
  m_step: ({ data }, { theta }) => ({ theta: parameterScales(theta, data) }),
  em: ({ data, theta: start }, { logLikelihoods, theta }) => ({
    logLikelihoods: logLikelihoods.map((value) =>
      Math.max(Math.abs(value), likelihoodScale(data, start), likelihoodScale(data, theta)),
    ),
    theta: parameterScales(theta, data),
  }),
};

/**
 * The size on which each number of an answer is rounded: 1 for weights and responsibilities,
 * max(|μ_ki|, the column's standard deviation) for means, √Σ_ii·√Σ_jj for covariances,
 * max(1, |value|) for log densities, and the sum of those for a log likelihood.
 */
export function scalesOf<Op extends Determined>(
  op: Op,
  question: Question<Op>,
  answer: Answer<Op>,
): Answer<Op> {
  return scales[op](question, answer);
}
