import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkParameters, GmmError, type SquareMatrix } from "../../../src/model/index.ts";
import { operations } from "../../protocol/index.ts";
import { determined } from "../questions/question.ts";
import { reference } from "../slack/reference.ts";
import {
  covarianceMatrix,
  defaultRange,
  type InputRange,
  questions,
  type Regime,
  regimes,
} from "./index.ts";

const seed = 9;
const hard: InputRange = { ...defaultRange, condition: 1e6, unit: 1e-3, offset: 1e4 };

/** λ_max / λ_min of a symmetric 2×2 matrix. */
function conditionOf([[a, b], [, c]]: SquareMatrix<number>): number {
  const [middle, radius] = [(a + c) / 2, Math.hypot((a - c) / 2, b)];
  return (middle + radius) / ((a * c - b * b) / (middle + radius));
}

describe("generated questions", () => {
  test.each(operations)("%s: every model is legal, in easy and in hard ranges", (op) => {
    const legal = fc.property(
      fc.oneof(questions(op, defaultRange), questions(op, hard)),
      ({ data, theta }) => checkParameters(theta, data[0].length),
    );
    fc.assert(legal, { seed, numRuns: 500 });
  });

  test.each(determined)("%s: the reference never finds them illegal", (op) => {
    const accepted = fc.property(questions(op, defaultRange), (question) => {
      try {
        reference(op, question);
      } catch (error) {
        expect(String(error)).not.toContain("invalid_input");
        expect(error).not.toBeInstanceOf(GmmError);
      }
    });
    fc.assert(accepted, { seed, numRuns: 300 });
  });

  test("they shrink to one component in one dimension, few rows, round numbers", () => {
    const never = fc.property(questions("m_step", defaultRange), () => false);
    const { counterexample } = fc.check(never, { seed });
    expect(counterexample).toEqual([
      {
        op: "m_step",
        data: [[0], [0], [0]],
        theta: { covarianceType: "full", weights: [1], means: [[0]], covariances: [[[1]]] },
        responsibilities: [[1], [1], [1]],
        known: [],
      },
    ]);
  });
});

describe("generated covariance matrices", () => {
  test("have the condition number that was asked for, and no worse", () => {
    const range = { condition: 1e4, unit: 1 };
    const conditions = fc
      .sample(covarianceMatrix(2, range), { seed, numRuns: 2000 })
      .map(conditionOf);
    expect(Math.max(...conditions)).toBeGreaterThan(5e3);
    expect(Math.max(...conditions)).toBeLessThan(1.01e4);
  });
});

describe("the kinds of inputs", () => {
  const sampled = (regime: Regime, more: Partial<InputRange> = {}) =>
    fc.sample(questions("e_step", { ...defaultRange, ...more, regimes: [regime] }), {
      seed,
      numRuns: 500,
    });

  test("ill-conditioned ones reach a condition number of 10^8, from next to none", () => {
    const two = { minDimensions: 2, maxDimensions: 2, covarianceTypes: ["tied"] as const };
    const conditions = sampled("ill-conditioned", two).map(({ theta }) =>
      conditionOf(theta.covariances as SquareMatrix<number>),
    );
    expect(Math.max(...conditions)).toBeGreaterThan(1e7);
    expect(Math.max(...conditions)).toBeLessThan(1.01e8);
    expect(conditions.filter((condition) => condition < 100).length).toBeGreaterThan(25);
  });

  test("offsets reach 10^6 units to both sides", () => {
    const firsts = sampled("offset").map(({ data: [[x]] }) => x);
    expect(Math.max(...firsts)).toBeGreaterThan(9e5);
    expect(Math.min(...firsts)).toBeLessThan(-9e5);
  });

  test("units reach from 10^-100 to 10^100, and means and deviations with them", () => {
    const spherical = { covarianceTypes: ["spherical"] as const };
    const variances = sampled("extreme units", spherical).map(
      ({ theta }) => theta.covariances[0] as number,
    );
    expect(Math.max(...variances)).toBeGreaterThan(1e199);
    expect(Math.min(...variances)).toBeLessThan(1e-199);
  });

  test("near-duplicates are points again, some of them moved by the last bits", () => {
    const pairs = sampled("near-duplicates").flatMap(({ data }) =>
      data.flatMap((a, n) => data.slice(0, n).map((b) => Math.abs(a[0] - b[0]) / Math.abs(b[0]))),
    );
    expect(pairs.filter((difference) => difference === 0).length).toBeGreaterThan(100);
    expect(
      pairs.filter((difference) => difference > 0 && difference < 1e-15).length,
    ).toBeGreaterThan(100);
  });

  test("unequal weights reach 10^-12, and sum to 1", () => {
    const weights = sampled("unequal weights").map(({ theta }) => theta.weights);
    expect(Math.min(...weights.flat())).toBeLessThan(2e-12);
    for (const each of weights)
      expect(each.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14);
  });

  test("drawn points have the mixture's weights, means and covariances", () => {
    const range = { maxPoints: 12, maxDimensions: 1, covarianceTypes: ["spherical"] as const };
    const standardised = sampled("drawn", range)
      .filter(({ theta }) => theta.weights.length === 1)
      .flatMap(({ data, theta }) =>
        data.map(([x]) => (x - theta.means[0][0]) / Math.sqrt(theta.covariances[0] as number)),
      );
    const mean = standardised.reduce((sum, z) => sum + z, 0) / standardised.length;
    const square = standardised.reduce((sum, z) => sum + z * z, 0) / standardised.length;
    expect(standardised.length).toBeGreaterThan(500);
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(Math.abs(square - 1)).toBeLessThan(0.2);
  });

  test.each(regimes)("%s shrink to the plain kind's smallest", (regime) => {
    const kinds = { ...defaultRange, regimes: ["plain", regime] as const };
    const never = fc.property(questions("e_step", kinds), () => false);
    const { counterexample } = fc.check(never, { seed });
    expect(counterexample?.[0]).toMatchObject({
      data: [[0]],
      theta: { weights: [1], means: [[0]] },
    });
  });
});
