import fc from "fast-check";
import { dimensionOf, type MixtureParameters, mapParameters } from "../../../src/model/index.ts";
import { metamorphic, type Relation } from "../metamorphic.ts";
import type { Changes } from "../questions/changed.ts";
import { determined, type Question, type Rows } from "../questions/question.ts";

function scaledParameters(theta: MixtureParameters, by: number): MixtureParameters {
  return {
    ...mapParameters(theta, (value) => value * by ** 2),
    weights: theta.weights,
    means: theta.means.map((mean) => mean.map((value) => value * by)),
  } as MixtureParameters;
}

function scale(by: number): Changes {
  return {
    data: (rows) => rows.map((row) => row.map((x) => x * by)),
    theta: (theta) => scaledParameters(theta, by),
  };
}

/** A density in D dimensions is divided by the D-th power of the factor. */
function scaleAnswer(by: number, { data, theta }: Question): Changes {
  const lost = dimensionOf(theta) * Math.log(by);
  const lower = (values: readonly number[]) => values.map((value) => value - lost);
  const lowerTotal = (value: number) => value - data.length * lost;
  return {
    theta: (answered) => scaledParameters(answered, by),
    logDensity: lower,
    componentLogDensity: (rows: Rows) => rows.map(lower),
    logLikelihood: lowerTotal,
    logLikelihoods: (values) => values.map(lowerTotal),
  };
}

const relation: Relation<number> = {
  name: "scaling",
  statement:
    "In another unit of length means are scaled, covariances scaled twice, log densities lowered by D ln s, and responsibilities stay.",
  because: "as in the first unit, converted",
  parameter: fc.constantFrom(2, 3, 10, 0.1, 1000, 1e-6),
  question: scale,
  answer: scaleAnswer,
  slack: (by) => ({ theta: (slack) => scaledParameters(slack, by) }),
};

export const scaled = determined.map((op) => metamorphic(op, relation));
