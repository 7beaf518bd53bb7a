import * as float64 from "../../src/float64/index.ts";
import type { MixtureParameters } from "../../src/model/index.ts";
import type { Quantity } from "../cases/index.ts";
import type { Answer, Question, Tree } from "./question.ts";
import { mapTree } from "./tree.ts";

/** Σ_n |ln p(x_n)|, what a log likelihood is a sum of. */
function totalMagnitude(question: Question, theta: MixtureParameters): number {
  return float64
    .logDensities(question.data, theta)
    .reduce((total, value) => total + Math.abs(value), 0);
}

/** The magnitude at the start and after every step. */
function magnitudesAlong(question: Question): readonly number[] {
  const { steps = 0, known = [] } = question as { steps?: number; known?: never[] };
  const magnitudes = [totalMagnitude(question, question.model)];
  let theta = question.model;
  for (let t = 0; t < steps; t++) {
    theta = float64.step(question.data, theta, { known });
    magnitudes.push(totalMagnitude(question, theta));
  }
  return magnitudes;
}

/** The standard deviation of every column (divisor N). */
function columnDeviations(data: readonly (readonly number[])[]): readonly number[] {
  return data[0].map((_, i) => {
    const mean = data.reduce((sum, row) => sum + row[i], 0) / data.length;
    return Math.sqrt(data.reduce((sum, row) => sum + (row[i] - mean) ** 2, 0) / data.length);
  });
}

const products = (Sigma: readonly (readonly number[])[]) =>
  Sigma.map((row, i) => row.map((_, j) => Math.sqrt(Sigma[i][i]) * Math.sqrt(Sigma[j][j])));

/** sqrt(Σ_ii)·sqrt(Σ_jj) of every entry of the covariances. */
function covarianceScales(theta: MixtureParameters): Tree<number> {
  switch (theta.covarianceType) {
    case "full":
      return theta.covariances.map(products);
    case "tied":
      return products(theta.covariances);
    default:
      return theta.covariances;
  }
}

/**
 * The unit in which each quantity of an answer is judged: one number, or one an entry.
 *
 * @param answer the certified answer in doubles
 */
export function scalesOf(question: Question, answer: Answer<number>): Answer<number> {
  const { covarianceType } = question.model;
  const theta = { ...answer, covarianceType } as unknown as MixtureParameters;
  const atLeastOne = (tree: Tree<number>) => mapTree(tree, (value) => Math.max(1, Math.abs(value)));
  const rules: Record<Quantity, (tree: Tree<number>) => Tree<number>> = {
    log_density: atLeastOne,
    component_log_density: atLeastOne,
    responsibilities: () => 1,
    log_likelihood: () =>
      totalMagnitude(question, question.operation === "fit" ? theta : question.model),
    log_likelihoods: () => magnitudesAlong(question),
    weights: () => 1,
    means: () => {
      const deviations = columnDeviations(question.data);
      return theta.means.map((mean) =>
        mean.map((value, i) => Math.max(Math.abs(value), deviations[i])),
      );
    },
    covariances: () => covarianceScales(theta),
  };
  return Object.fromEntries(
    Object.entries(answer).map(([name, tree]) => [name, rules[name as Quantity](tree)]),
  );
}
