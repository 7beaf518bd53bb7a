import { describe, expect, test } from "vitest";
import { toDouble } from "../../src/exact/index.ts";
import { consult } from "./consult.ts";
import type { Question } from "./question.ts";

/** Two groups of points about (0, 0) and (10, 0), each its own mirror image. */
const about = [
  [-1, -0.5],
  [1, 0.5],
  [-0.25, 0.75],
  [0.25, -0.75],
];
const data = [...about, ...about.map(([x, y]) => [x + 10, y])];

function oneStep(means: readonly (readonly number[])[], covariances: readonly number[]): Question {
  const model = { covarianceType: "spherical", weights: [0.5, 0.5], means, covariances } as const;
  return { operation: "em", data, model, steps: 1, known: [] };
}

const flat = (tree: unknown) => (tree as readonly never[][]).flat().map(toDouble);

describe("an entry that is nothing beside its scale", () => {
  test("has its value where it has one, from more digits", () => {
    const { answer, precisions, digits } = consult(
      oneStep(
        [
          [0, 0],
          [10, 0],
        ],
        [0.5, 0.5],
      ),
    );
    const [x] = flat(answer.means);
    expect(Math.abs(x)).toBeGreaterThan(1e-45);
    expect(Math.abs(x)).toBeLessThan(1e-25);
    expect(precisions).toEqual([64, 96]);
    expect(digits).toBeGreaterThanOrEqual(25);
  });

  test("is 0 where it is 0 but for the rounding of the wider computation", () => {
    const { answer, precisions } = consult(
      oneStep(
        [
          [5, 0],
          [5, 0],
        ],
        [1, 1],
      ),
    );
    expect(flat(answer.means)).toEqual([5, 0, 5, 0]);
    expect(precisions).toEqual([40, 64]);
  });
});
