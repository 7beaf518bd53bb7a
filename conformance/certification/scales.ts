import * as float64 from "../../src/float64/index.ts";
import { type MixtureParameters, toRows } from "../../src/model/index.ts";
import type { Quantity } from "../cases/index.ts";
import { parameterScales } from "../compare/index.ts";
import type { Answer, Question, Tree } from "./question.ts";
import { mapTree } from "./tree.ts";

/** Σ_n |ln p(x_n)|, what a log likelihood is a sum of. */
function totalMagnitude(question: Question, theta: MixtureParameters): number {
  return float64
    .logDensities(question.data, theta)
    .reduce((total, value) => total + Math.abs(value), 0);
}

/** Σ_n |ln N(x_n|μ_k,Σ_k)| of every component. */
function componentMagnitudes({ data, model }: Question): readonly number[] {
  const densities = toRows(float64.logComponentDensities(data, model));
  return model.weights.map((_, k) => densities.reduce((total, row) => total + Math.abs(row[k]), 0));
}

/** The magnitude at the start and after every step; the last of these led to `end`. */
function magnitudesAlong(question: Question, end: MixtureParameters): readonly number[] {
  const { steps = 0, known = [] } = question as { steps?: number; known?: never[] };
  const passed = [question.model];
  for (let t = 1; t < steps; t++)
    passed.push(float64.step(question.data, passed[t - 1], { known }));
  const states = steps === 0 ? passed : [...passed, end];
  return states.map((theta) => totalMagnitude(question, theta));
}

/**
 * The unit in which each quantity of an answer is judged: one number, or one an entry.
 *
 * @param answer the certified answer in doubles
 */
export function scalesOf(question: Question, answer: Answer<number>): Answer<number> {
  const { covarianceType } = question.model;
  // A mixture only where the answer has parameters, and read by no rule elsewhere.
  const theta = { ...answer, covarianceType } as unknown as MixtureParameters;
  const units = () => parameterScales(theta, question.data);
  const atLeastOne = (tree: Tree<number>) => mapTree(tree, (value) => Math.max(1, Math.abs(value)));
  const rules: Record<Quantity, (tree: Tree<number>) => Tree<number>> = {
    log_density: atLeastOne,
    component_log_density: atLeastOne,
    responsibilities: () => 1,
    log_likelihood: () =>
      totalMagnitude(question, question.operation === "fit" ? theta : question.model),
    log_likelihoods: () => magnitudesAlong(question, theta),
    weights: () => 1,
    means: () => units().means,
    covariances: () => units().covariances,
    sum_of_log_density: () => totalMagnitude(question, question.model),
    sum_of_component_log_density: () => componentMagnitudes(question),
    sum_of_responsibilities: () => question.data.length,
  };
  return Object.fromEntries(
    Object.entries(answer).map(([name, tree]) => [name, rules[name as Quantity](tree)]),
  );
}
