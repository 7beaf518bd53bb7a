import { describe, expect, test } from "vitest";
import type { MixtureParameters } from "../model/index.ts";
import { difference, em, fixedPoint, toDigits } from "./index.ts";

const data = [[-2.5], [-2], [-1.25], [0.5], [1.75], [2], [2.5], [3.25]];
const start: MixtureParameters = {
  covarianceType: "full",
  weights: [0.5, 0.5],
  means: [[-2], [2]],
  covariances: [[[1]], [[1]]],
};

const leaves = (tree: unknown): never[] =>
  Array.isArray(tree) ? tree.flatMap(leaves) : [tree as never];

/** The largest change of any parameter that one more step makes. */
function change(
  theta: ReturnType<typeof fixedPoint>["parameters"],
  known: ("means" | "weights")[] = [],
) {
  const { parameters } = em(data, theta, { steps: 1, precision: 60, known });
  const numbers = ({ weights, means, covariances }: typeof theta) =>
    leaves([weights, means, covariances]);
  const after = numbers(parameters[1]);
  return Math.max(...numbers(theta).map((value, i) => Math.abs(difference(after[i], value))));
}

describe("a fixed point", () => {
  const found = fixedPoint(data, start, { precision: 60, digits: 40 });

  test("is left where it is by one more step, to the digits asked for", () => {
    expect(change(found.parameters)).toBeLessThan(1e-39);
    expect(found.residual).toBeLessThanOrEqual(1e-40);
  });

  test("is where plain EM goes, contracting at the rate that is reported", () => {
    const { parameters } = em(data, start, { steps: 16, precision: 60 });
    const gap = (t: number) =>
      Math.abs(difference(parameters[t].means[0][0], found.parameters.means[0][0]));
    expect(gap(16) / gap(15)).toBeCloseTo(found.contraction, 6);
    expect(gap(16)).toBeLessThan(1e-6 * gap(0));
  });

  test("is the same whatever the precision it is sought in", () => {
    const again = fixedPoint(data, start, { precision: 40, digits: 30 });
    expect(toDigits(again.logLikelihood, 28)).toBe(toDigits(found.logLikelihood, 28));
  });

  test("keeps its weights on the simplex and its known groups as they were given", () => {
    const known = ["means"] as const;
    const held = fixedPoint(data, start, { precision: 60, digits: 40, known });
    expect(held.parameters.means.map(([mean]) => Number(mean.toString()))).toEqual([-2, 2]);
    expect(change(held.parameters, ["means"])).toBeLessThan(1e-39);
    const [a, b] = held.parameters.weights;
    expect(Math.abs(difference(a, 1) + difference(b, 0))).toBeLessThan(1e-15);
  });

  test("is found in every structure and more than one dimension", () => {
    const plane = data.map(([x], n) => [x, x + ((3 * n) % 5)]);
    const means = [
      [-2, 1],
      [2, 2],
    ];
    const covariances = {
      full: [
        [
          [1, 0],
          [0, 4],
        ],
        [
          [1, 0],
          [0, 4],
        ],
      ],
      tied: [
        [1, 0],
        [0, 4],
      ],
      diag: [
        [1, 4],
        [1, 4],
      ],
      spherical: [2, 2],
    };
    for (const [covarianceType, Sigma] of Object.entries(covariances)) {
      const theta = {
        covarianceType,
        weights: [0.5, 0.5],
        means,
        covariances: Sigma,
      } as MixtureParameters;
      expect(fixedPoint(plane, theta, { digits: 30 }).residual).toBeLessThanOrEqual(1e-30);
    }
  });

  test("that is not reached in the steps allowed is an error", () => {
    expect(() => fixedPoint(data, start, { maxSteps: 3 })).toThrow(
      "still moving after 3 steps in doubles",
    );
  });
});
