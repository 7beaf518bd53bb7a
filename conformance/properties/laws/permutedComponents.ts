import type { MixtureParameters } from "../../../src/model/index.ts";
import { metamorphic, type Relation } from "../metamorphic.ts";
import type { Changes } from "../questions/changed.ts";
import { determined, type Rows } from "../questions/question.ts";
import { reordered, sortingKeys } from "./ordering.ts";

function permuted(theta: MixtureParameters, keys: readonly number[]): MixtureParameters {
  const { covarianceType, weights, means, covariances } = theta;
  return {
    covarianceType,
    weights: reordered(weights, keys),
    means: reordered(means, keys),
    covariances: covarianceType === "tied" ? covariances : reordered<unknown>(covariances, keys),
  } as MixtureParameters;
}

function permute(keys: readonly number[]): Changes {
  const columns = (rows: Rows) => rows.map((row) => reordered(row, keys));
  return {
    theta: (theta) => permuted(theta, keys),
    responsibilities: columns,
    componentLogDensity: columns,
  };
}

const relation: Relation<readonly number[]> = {
  name: "permuted components",
  statement:
    "Numbering the components otherwise numbers the answers otherwise, and changes nothing else.",
  because: "as before the components were permuted",
  parameter: sortingKeys,
  question: permute,
  answer: permute,
};

export const permutedComponents = determined.map((op) => metamorphic(op, relation));
