import { describe, expect, test } from "vitest";
import type { Known, MixtureParameters } from "../model/index.ts";
import { em, eStep, fit as fitted, logDensities, mStep, step } from "./index.ts";

const rows = [[0], [1], [5], [7]];
const theta: MixtureParameters = {
  covarianceType: "diag",
  weights: [0.25, 0.75],
  means: [[0], [6]],
  covariances: [[1], [4]],
};
const even = rows.map(() => [0.5, 0.5]);

function refusal(code: string, where: string, what: string) {
  return expect.objectContaining({ code, where, message: `${where}: ${what}` });
}

describe("refuses by place and remedy", () => {
  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("%d steps of EM", (steps) => {
    expect(() => em(rows, theta, { steps })).toThrow(
      refusal("invalid_input", "steps", `is ${steps}, not a whole number from 0 on`),
    );
  });

  test.each([0, -1, 2.5, Number.NaN])("a fit of at most %d steps", (maxSteps) => {
    expect(() => fitted(rows, theta, { maxSteps })).toThrow(
      refusal("invalid_input", "maxSteps", `is ${maxSteps}, not a whole number from 1 on`),
    );
  });

  test("data of a fit, as data", () => {
    expect(() => fitted([[1], []], theta)).toThrow("data[1]: has 0 values, not 1 as data[0] has");
    expect(() => fitted([[1], [Number.NaN]], theta)).toThrow(
      "data[1][0]: is NaN, not a finite number",
    );
  });

  test("a point too far away for the log of its density", () => {
    expect(() => logDensities([[0], [1e160]], theta)).toThrow(
      refusal(
        "invalid_input",
        "data[1]",
        "is so far from every component that its log density is below −1.8e308; a point within 1e150 standard deviations of one is needed",
      ),
    );
  });

  test("a component to which no point belongs", () => {
    expect(() =>
      mStep(
        rows,
        rows.map(() => [1, 0]),
        theta,
      ),
    ).toThrow(
      refusal(
        "empty_component",
        "component 1",
        "has N_k = 0: no point belongs to it, so its mean and covariance are undefined",
      ),
    );
    expect(() =>
      mStep(
        rows,
        rows.map(() => [0, 1]),
        theta,
      ),
    ).toThrow("component 0: has N_k = 0");
  });

  test("an empty component by name, also where only its covariance would be divided by N_k", () => {
    const gamma = rows.map(() => [1, 0]);
    const models: MixtureParameters[] = [
      theta,
      { ...theta, covarianceType: "spherical", covariances: [1, 4] },
      { ...theta, covarianceType: "full", covariances: [[[1]], [[4]]] },
    ];
    for (const model of models)
      expect(() => mStep(rows, gamma, model, { known: ["means"] })).toThrow(
        expect.objectContaining({ code: "empty_component", where: "component 1" }),
      );
  });

  test("names that are not groups of parameters, in every operation that is told of groups", () => {
    const known = ["variances"] as unknown as Known;
    const refused = 'known[0]: is "variances", not one of weights, means, covariances';
    expect(() => mStep(rows, even, theta, { known })).toThrow(refused);
    expect(() => step(rows, theta, { known })).toThrow(refused);
    expect(() => em(rows, theta, { steps: 0, known })).toThrow(refused);
    expect(() => fitted(rows, theta, { known })).toThrow(refused);
  });

  test("covariances that are singular, by the matrix", () => {
    const singular = [
      [1, 2],
      [2, 4],
    ];
    const means = [
      [0, 0],
      [1, 1],
    ];
    const eye = [
      [1, 0],
      [0, 1],
    ];
    const full: MixtureParameters = {
      ...theta,
      covarianceType: "full",
      means,
      covariances: [eye, singular],
    };
    const tied: MixtureParameters = {
      ...theta,
      covarianceType: "tied",
      means,
      covariances: singular,
    };
    expect(() => eStep([[1, 2]], full)).toThrow("covariances[1]: is not positive definite");
    expect(() => eStep([[1, 2]], tied)).toThrow("covariances: is not positive definite");
    // This one passes elimination, and its Cholesky factor, rounded otherwise, does not.
    const rounded = [
      [0.02975229174004154, 0.00879632973183835],
      [0.00879632973183835, 0.0026006540076739426],
    ];
    const nearly: MixtureParameters = { ...tied, covariances: rounded };
    expect(() => eStep([[1, 2]], nearly)).toThrow(
      refusal(
        "singular_covariance",
        "covariances",
        "is not positive definite: pivot 1 is 0, not above D·u·0.0026006540076739426 (is a dimension constant, or a component on too few points?)",
      ),
    );
  });
});

describe("with an ε in the denominators, only proportions are checked", () => {
  const deviations = { denominatorEpsilon: 0.25 };
  const weighted = (weights: number[]) => ({ ...theta, weights });

  test("of weights, which are used as they are", () => {
    // Both densities at 3 are exp(−9/2)/√2π and exp(−9/8)/√8π, weighted by 1/8 and 3/8.
    const first = (0.125 * Math.exp(-9 / 2)) / Math.sqrt(2 * Math.PI);
    const second = (0.375 * Math.exp(-9 / 8)) / Math.sqrt(8 * Math.PI);
    const { values } = eStep([[3]], weighted([0.125, 0.375]), { deviations });
    expect(values[0]).toBeCloseTo(first / (first + second + 0.25), 15);
    expect(values[1]).toBeCloseTo(second / (first + second + 0.25), 15);
  });

  test("of weights: those below 0 are refused, and what is not a list of them", () => {
    expect(() => eStep(rows, weighted([0.75, -0.25]), { deviations })).toThrow(
      "weights[1]: is -0.5",
    );
    expect(() => eStep(rows, weighted([0.5, -0.5]), { deviations })).toThrow(
      "weights[0]: is Infinity",
    );
    const none = { ...theta, weights: undefined } as unknown as MixtureParameters;
    expect(() => eStep(rows, none, { deviations })).toThrow(
      "weights: are empty; at least 1 component is needed",
    );
  });

  test("of responsibilities, which are used as they are", () => {
    const halves = [
      [0.25, 0.25],
      [0.5, 0],
      [0, 0],
      [0.25, 0.75],
    ];
    // N_k = 1 in both, and Σ γ x = 0.5 + 7/4 and 21/4; divided by N_k + N·ε = 2.
    const { weights, means } = mStep(rows, halves, theta, { deviations });
    expect(weights).toEqual([0.25, 0.25]);
    expect(means[0][0]).toBeCloseTo(2.25 / 2, 15);
    expect(means[1][0]).toBeCloseTo(5.25 / 2, 15);
  });

  test("of responsibilities: those below 0 are refused, and other shapes", () => {
    const run = (gamma: number[][]) => () => mStep(rows, gamma, theta, { deviations });
    expect(run([...even.slice(1), [0.75, -0.25]])).toThrow("responsibilities[3][1]: is -0.5");
    expect(run([...even.slice(1), [0.5, -0.5]])).toThrow("responsibilities[3][1]: is -Infinity");
    expect(run(even.slice(1))).toThrow("responsibilities: are 3×2, not 4×2");
    expect(run([...even.slice(1), [1]])).toThrow("responsibilities[3]: has 1 values, not 2");
  });

  test("every component is divided by something, also one without points", () => {
    const { weights, means } = mStep(
      rows,
      rows.map(() => [1, 0]),
      theta,
      {
        known: ["covariances"],
        deviations,
      },
    );
    expect(weights).toEqual([1, 0]);
    expect(means[0][0]).toBeCloseTo(13 / 5, 14);
    expect(means[1][0]).toBe(0);
  });
});
