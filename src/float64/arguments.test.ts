import { expect, test } from "vitest";
import type { Matrix, MixtureParameters } from "../model/index.ts";
import * as float64 from "./index.ts";

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

const rows = [
  [0, 1],
  [2, 0],
  [3, 5],
  [6, 4],
  [5, 7],
  [1, 2],
];
const flat = (input: number[][]): Matrix => ({
  rows: input.length,
  columns: input[0].length,
  values: Float64Array.from(input.flat()),
});
const start = {
  weights: [0.5, 0.5],
  means: [
    [1, 1],
    [5, 5],
  ],
};
const eye = [
  [2, 0.5],
  [0.5, 3],
];
const models: readonly MixtureParameters[] = [
  { covarianceType: "full", ...start, covariances: [eye, eye] },
  { covarianceType: "tied", ...start, covariances: eye },
  { covarianceType: "diag", ...start, covariances: eye },
  { covarianceType: "spherical", ...start, covariances: [1, 2] },
];

test.each(models)("no function changes its arguments ($covarianceType)", (theta) => {
  const gammas = rows.map((_, n) => (n % 3 === 0 ? [0.25, 0.75] : [0.5, 0.5]));
  const [X, gamma] = [flat(rows), flat(gammas)];
  const less = flat(gammas.map((row) => row.map((value) => value / 2)));
  const before = structuredClone({ theta, X, gamma, less });
  const options = frozen({ known: [], deviations: { ridge: 0.1, ridgeOfVariance: 0.1 } });
  frozen(theta);
  for (const data of [X, frozen(structuredClone(rows))]) {
    float64.logComponentDensities(data, theta);
    float64.logDensities(data, theta);
    float64.logLikelihood(data, theta);
    float64.eStep(data, theta);
    float64.mStep(data, gamma, theta, options);
    float64.mStep(data, frozen(structuredClone(gammas)), theta, options);
    float64.step(data, theta, options);
    float64.em(data, theta, frozen({ steps: 2, ...options }));
    float64.fit(data, theta, frozen({ maxSteps: 2, ...options }));
    float64.mStep(data, less, theta, frozen({ deviations: { denominatorEpsilon: 0.5 } }));
  }
  expect({ theta, X, gamma, less }).toEqual(before);
});
