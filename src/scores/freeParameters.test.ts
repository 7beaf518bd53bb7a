import { expect, test } from "vitest";
import type { CovarianceType, Known, MixtureParameters } from "../model/index.ts";
import { freeParameters } from "./freeParameters.ts";

/** As much of a mixture as is counted. */
function mixture(covarianceType: CovarianceType, K: number, D: number): MixtureParameters {
  const weights = new Array<number>(K).fill(1 / K);
  const means = weights.map(() => new Array<number>(D).fill(0));
  return { covarianceType, weights, means, covariances: [] } as unknown as MixtureParameters;
}

test.each<[CovarianceType, number, number, Known, number]>([
  // 2 weights, 3 means of 4 coordinates, and covariances of 10, 10, 4 and 1 entries.
  ["full", 3, 4, [], 2 + 12 + 30],
  ["tied", 3, 4, [], 2 + 12 + 10],
  ["diag", 3, 4, [], 2 + 12 + 12],
  ["spherical", 3, 4, [], 2 + 12 + 3],
  ["full", 2, 2, [], 11],
  ["full", 1, 1, [], 2],
  ["spherical", 1, 1, [], 2],
  ["full", 3, 4, ["weights"], 42],
  ["full", 3, 4, ["means"], 32],
  ["full", 3, 4, ["covariances"], 14],
  ["tied", 3, 4, ["weights", "covariances"], 12],
  ["diag", 3, 4, ["weights", "means", "covariances"], 0],
  ["diag", 3, 4, ["means", "means"], 14],
])("%s, K = %d, D = %d, known %j: %d free parameters", (type, K, D, known, p) => {
  expect(freeParameters(mixture(type, K, D), known)).toBe(p);
});

test("a name that is no group is refused", () => {
  expect(() => freeParameters(mixture("full", 1, 1), ["variances" as "means"])).toThrow(
    'known[0]: is "variances", not one of weights, means, covariances',
  );
});
