import { describe, expect, test } from "vitest";
import { difference, toDouble } from "../../src/exact/index.ts";
import { unitRoundoff } from "../../src/model/index.ts";
import { agreeingDigits } from "./agreement.ts";
import { exactAnswer, float64Answer } from "./answers.ts";
import { certify } from "./certify.ts";
import { entry, names } from "./entries.ts";
import { amplification, halfUnits, manyUnits } from "./perturbation.ts";
import type { Question } from "./question.ts";
import { roundUp, toleranceFor } from "./tolerance.ts";
import { leaves, zipTrees } from "./tree.ts";

/** Two components about points a unit apart, and data whose sums are exact in binary. */
const question: Question = {
  operation: "m_step",
  data: [
    [0, 0],
    [2, 0],
    [0, 4],
    [2, 4],
  ],
  responsibilities: [
    [1, 0],
    [0.5, 0.5],
    [0.5, 0.5],
    [0, 1],
  ],
  model: {
    covarianceType: "full",
    weights: [0.5, 0.5],
    means: [
      [0.1, 0.2],
      [1.5, 3],
    ],
    covariances: [
      [
        [1, 0.25],
        [0.25, 2],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    ],
  },
  known: [],
};

describe("certify", () => {
  test("gives the closed form of a case computed by hand", () => {
    // N_1 = 2; mu_1 = ((0,0) + (2,0)/2 + (0,4)/2) / 2 = (1/2, 1); likewise mu_2 = (3/2, 3).
    // Sigma_1 = E[x xᵀ] − mu mu^T = diag(1, 4) − (1/4, 1/2; 1/2, 1) = (3/4, −1/2; −1/2, 3).
    const { expected, certificate } = certify(question, "by-hand");
    expect(expected.weights).toEqual([0.5, 0.5]);
    expect(expected.means).toEqual([
      [0.5, 1],
      [1.5, 3],
    ]);
    expect(expected.covariances).toEqual([
      [
        [0.75, -0.5],
        [-0.5, 3],
      ],
      [
        [0.75, -0.5],
        [-0.5, 3],
      ],
    ]);
    expect(certificate.digits).toBeGreaterThanOrEqual(25);
    expect(certificate.decimals["weights"]).toEqual(["0.5", "0.5"]);
  });

  test("certifies the same bytes again from the same seed, others from another", () => {
    const text = (id: string) => JSON.stringify(certify(question, id));
    expect(text("a")).toBe(text("a"));
    expect(text("a")).not.toBe(text("b"));
  });

  test("gives a tolerance that grows with the offset of the data, as the conditioning does", () => {
    const shifted = (by: number): Question => ({
      ...question,
      data: question.data.map((row) => row.map((value) => value + by)),
    });
    const covarianceTolerance = (by: number) =>
      certify(shifted(by), "offset").tolerance.covariances?.relative ?? 0;
    expect(covarianceTolerance(1e8)).toBeGreaterThan(1e6 * covarianceTolerance(0));
  });
});

describe("a fit that runs out of steps", () => {
  const asked = { ...question, operation: "fit", tolerance: 1e-9, runsOut: true } as const;
  const { responsibilities: _, ...fit } = asked;

  test("is certified as that many steps of EM are: its end, and the tolerances of a trajectory", () => {
    const { expected, tolerance, certificate } = certify({ ...fit, max_steps: 1 }, "short");
    const trajectory = certify({ ...fit, operation: "em", steps: 1 }, "short");
    const [, end] = trajectory.expected.log_likelihoods as readonly number[];
    expect(expected).toEqual({
      log_likelihood: end,
      weights: trajectory.expected.weights,
      means: trajectory.expected.means,
      covariances: trajectory.expected.covariances,
    });
    expect(tolerance.means).toEqual(trajectory.tolerance.means);
    expect(tolerance.log_likelihood?.relative).toBe(trajectory.tolerance.log_likelihoods?.relative);
    expect(certificate.fixed_point).toBeUndefined();
    expect(Number(certificate.decimals["log_likelihood"])).toBe(end);
  });

  test("is not certified where a step may be its last: it might converge there", () => {
    expect(() => certify({ ...fit, max_steps: 2, tolerance: 1 }, "short")).toThrow(
      /^step [12] hardly changes the log likelihood: it may converge there, and not run out of steps$/,
    );
  });
});

describe("a perturbation", () => {
  const inputs = ({ data, model }: Question<never>) => [
    ...leaves(data),
    ...leaves(model.covariances as never),
  ];

  test("moves every input by no more than half a unit in its last place, and most of them", () => {
    const before = inputs(question as never) as readonly number[];
    const after = inputs(halfUnits("seed").question(question) as never).map(toDouble);
    after.forEach((value, i) => {
      expect(Math.abs(value - before[i])).toBeLessThanOrEqual(
        2 * unitRoundoff * Math.abs(before[i]),
      );
    });
    expect(halfUnits("seed").question(question)).not.toEqual(halfUnits("other").question(question));
  });

  test("keeps covariances symmetric, and zeros zero", () => {
    const { model, data } = manyUnits("seed").question(question);
    const [[[, upper], [lower]]] = model.covariances as readonly number[][][];
    expect(upper).toBe(lower);
    expect(data[0]).toEqual([0, 0]);
  });

  test("leaves the question as it was", () => {
    const before = structuredClone(question);
    halfUnits("seed").question(question);
    manyUnits("seed").question(question);
    expect(question).toEqual(before);
  });

  test("carries parameters from step to step moved, but for the groups that are held", () => {
    const theta = question.model;
    const carried = manyUnits("seed").carried(theta, ["means"]);
    expect(carried.means).toBe(theta.means);
    expect(carried.covariances).not.toEqual(theta.covariances);
  });

  test("has the same effect in doubles, 4096 times as far and divided by as much", () => {
    const unmoved = float64Answer(question);
    const exactly = exactAnswer(question, 28);
    const largest = (values: readonly number[]) => Math.max(...values.map(Math.abs));
    const far = float64Answer(manyUnits("seed").question(question));
    const near = exactAnswer(halfUnits("seed").question(question), 28);
    for (const name of names(unmoved)) {
      const inDoubles = zipTrees(entry(far, name), entry(unmoved, name), (a, b) => a - b);
      const inDecimals = zipTrees(entry(near, name), entry(exactly, name), difference);
      const ratio = largest(leaves(inDoubles)) / amplification / largest(leaves(inDecimals));
      expect(ratio, name).toBeGreaterThan(0.98);
      expect(ratio, name).toBeLessThan(1.02);
    }
  });
});

describe("a tolerance", () => {
  test.each([
    [1.23e-14, 1.3e-14],
    [1.2e-14, 1.2e-14],
    [9.91e-3, 1e-2],
    [0.99, 0.99],
    [150, 150],
    [151, 160],
  ])("%d rounds up to %d", (value, rounded) => {
    expect(roundUp(value)).toBe(rounded);
  });

  test("is 16 times the largest change plus 4√N units of rounding, in units of the scale", () => {
    const { relative, scale } = toleranceFor(
      [
        [1e-13, 0],
        [0, -4e-13],
      ],
      10,
      10_000,
      "exact",
      false,
    );
    expect(scale).toBe(10);
    expect(relative).toBe(roundUp(16 * 4e-14 + 400 * unitRoundoff));
  });
});

test("digits agree as far as the numbers do", () => {
  expect(agreeingDigits(1, 1 + 2 ** -40)).toBe(12);
  expect(agreeingDigits(2, 2)).toBe(38);
});
