import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkParameters, GmmError, type SquareMatrix } from "../../../src/model/index.ts";
import { operations } from "../../protocol/index.ts";
import { determined } from "../questions/question.ts";
import { reference } from "../slack/reference.ts";
import { covarianceMatrix, defaultRange, type InputRange, questions } from "./index.ts";

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
