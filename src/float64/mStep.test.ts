import { describe, expect, test } from "vitest";
import type { MixtureParameters, ParameterGroup } from "../model/index.ts";
import { type MStepOptions, mStep } from "./index.ts";

const X = [
  [0, 0],
  [2, 4],
  [4, 2],
];
const gamma = [
  [1, 0],
  [0.5, 0.5],
  [0, 1],
];
const start = {
  weights: [0.4, 0.6],
  means: [
    [1, 1],
    [3, 3],
  ],
};
const models: { readonly [Type in MixtureParameters["covarianceType"]]: MixtureParameters } = {
  full: {
    covarianceType: "full",
    ...start,
    covariances: [
      [
        [2, 0.5],
        [0.5, 1],
      ],
      [
        [3, -1],
        [-1, 2],
      ],
    ],
  },
  tied: {
    covarianceType: "tied",
    ...start,
    covariances: [
      [2, 0.5],
      [0.5, 1],
    ],
  },
  diag: {
    covarianceType: "diag",
    ...start,
    covariances: [
      [2, 1],
      [3, 2],
    ],
  },
  spherical: { covarianceType: "spherical", ...start, covariances: [2, 3] },
};

function flat(values: unknown): number[] {
  return [values].flat(4) as number[];
}
function expectClose(actual: unknown, expected: unknown): void {
  expect(flat(actual).length).toBe(flat(expected).length);
  flat(actual).forEach((value, at) => {
    expect(value).toBeCloseTo(flat(expected)[at], 14);
  });
}
/** A fourth row: three points lie on one line about each mean, which is singular. */
const square = { X: [...X, [1, 3]], gamma: [...gamma, [0.75, 0.25]] };

/** (9.24) to (9.27) as they stand, about `centres` if they are given. */
function byHand(divisor: (N_k: number) => number = (N_k) => N_k, centres?: readonly number[][]) {
  return [0, 1].map((k) => {
    const N_k = square.gamma.reduce((sum, row) => sum + row[k], 0);
    const total = (term: (x: number[]) => number) =>
      square.X.reduce((sum, x, n) => sum + square.gamma[n][k] * term(x), 0);
    const mean = [0, 1].map((i) => total((x) => x[i]) / divisor(N_k));
    const [a, b] = centres?.[k] ?? mean;
    const [aa, ab, bb] = [
      total((x) => (x[0] - a) ** 2),
      total((x) => (x[0] - a) * (x[1] - b)),
      total((x) => (x[1] - b) ** 2),
    ];
    return { N_k, mean, aa, ab, bb, by: divisor(N_k) };
  });
}

describe("with nothing known", () => {
  test("(9.27), (9.26), (9.24) count, weigh and average", () => {
    const theta = mStep(square.X, square.gamma, models.full);
    expectClose(theta.weights, [2.25 / 4, 1.75 / 4]);
    expectClose(theta.means, [
      [(0 + 1 + 0.75) / 2.25, (0 + 2 + 2.25) / 2.25],
      [(1 + 4 + 0.25) / 1.75, (2 + 2 + 0.75) / 1.75],
    ]);
  });

  test("(9.25) is about the new means, divided by N_k, and exactly symmetric", () => {
    const { covariances } = mStep(square.X, square.gamma, models.full);
    expectClose(
      covariances,
      byHand().map(({ aa, ab, bb, by }) => [aa, ab, ab, bb].map((sum) => sum / by)),
    );
    for (const Sigma of covariances as number[][][]) expect(Sigma[0][1]).toBe(Sigma[1][0]);
  });

  test("(9.25-tied) sums over the components and divides by N", () => {
    const [one, two] = byHand();
    const ab = (one.ab + two.ab) / 4;
    expectClose(mStep(square.X, square.gamma, models.tied).covariances, [
      [(one.aa + two.aa) / 4, ab],
      [ab, (one.bb + two.bb) / 4],
    ]);
  });

  test("(9.25-diag) is the diagonal of (9.25)", () => {
    expectClose(
      mStep(square.X, square.gamma, models.diag).covariances,
      byHand().map(({ aa, bb, by }) => [aa / by, bb / by]),
    );
  });

  test("(9.25-spherical) is the mean of that diagonal", () => {
    expectClose(
      mStep(square.X, square.gamma, models.spherical).covariances,
      byHand().map(({ aa, bb, by }) => (aa + bb) / (2 * by)),
    );
  });

  test("(9.24), (9.25) at K = 1 are the mean and covariance of the data, divisor N", () => {
    const theta = mStep([[1], [2], [6]], [[1], [1], [1]], {
      covarianceType: "full",
      weights: [1],
      means: [[0]],
      covariances: [[[1]]],
    });
    expect(theta).toEqual({
      covarianceType: "full",
      weights: [1],
      means: [[3]],
      covariances: [[[14 / 3]]],
    });
  });

  test("(9.25) keeps its digits at an offset of 2^30", () => {
    const offset = 2 ** 30;
    for (const theta of Object.values(models)) {
      const near = mStep(square.X, square.gamma, theta);
      const moved = square.X.map((x) => x.map((value) => value + offset));
      const far = mStep(moved, square.gamma, theta);
      flat(far.covariances).forEach((value, at) => {
        expect(Math.abs(value - flat(near.covariances)[at])).toBeLessThan(1e-13);
      });
    }
  });
});

describe("with known groups", () => {
  const groups: ParameterGroup[] = ["weights", "means", "covariances"];
  const subsets: ParameterGroup[][] = [
    [],
    ["weights"],
    ["means"],
    ["covariances"],
    ["weights", "means"],
    ["weights", "covariances"],
    ["means", "covariances"],
    ["weights", "means", "covariances"],
  ];

  test.each(subsets.map((known) => ({ known })))("$known come back bit for bit", ({ known }) => {
    for (const theta of Object.values(models)) {
      const result = mStep(square.X, square.gamma, theta, { known });
      for (const group of groups)
        if (known.includes(group)) expect(result[group]).toEqual(theta[group]);
        else expect(result[group]).not.toEqual(theta[group]);
    }
  });

  test("(9.25) is about the known means", () => {
    const sums = byHand(undefined, start.means);
    expectClose(
      mStep(square.X, square.gamma, models.full, { known: ["means"] }).covariances,
      sums.map(({ aa, ab, bb, by }) => [aa, ab, ab, bb].map((sum) => sum / by)),
    );
  });
});

describe("refuses", () => {
  const empty = X.map(() => [1, 0]);
  const run = (
    responsibilities: number[][],
    theta: MixtureParameters,
    known: ParameterGroup[] = [],
  ) => {
    return () => mStep(X, responsibilities, theta, { known });
  };
  const error = (code: string, where: string) => expect.objectContaining({ code, where });

  test("an empty component, where N_k would be divided by", () => {
    const refused = error("empty_component", "component 1");
    for (const theta of Object.values(models)) expect(run(empty, theta)).toThrow(refused);
    expect(run(empty, models.diag, ["means"])).toThrow(refused);
    expect(run(empty, models.diag, ["covariances"])).toThrow(refused);
    expect(run(empty, models.tied, ["means"])).not.toThrow();
    expect(run(empty, models.diag, ["means", "covariances"])).not.toThrow();
  });

  test("a component that collapses on one point, unless its covariance is known (9.15)", () => {
    const collapsed = [
      [1, 0],
      [1, 0],
      [0, 1],
    ];
    for (const theta of [models.diag, models.spherical, models.full])
      expect(run(collapsed, theta)).toThrow(
        expect.objectContaining({ code: "singular_covariance" }),
      );
    expect(run(collapsed, models.full, ["covariances"])).not.toThrow();
  });

  test("responsibilities that do not sum to 1, unknown names, negative deviations", () => {
    expect(run([[1, 0.5], gamma[1], gamma[2]], models.diag)).toThrow(
      "responsibilities[0]: sum to 1.5, not 1",
    );
    expect(run(gamma, models.diag, ["priors" as ParameterGroup])).toThrow(
      error("invalid_input", "known[0]"),
    );
    expect(() => mStep(X, gamma, models.diag, { deviations: { ridge: -1 } })).toThrow(
      "deviations.ridge: is -1, not 0 or above",
    );
  });
});

describe("with deviations", () => {
  const covariances = (theta: MixtureParameters, options?: MStepOptions) =>
    flat(mStep(square.X, square.gamma, theta, options).covariances);
  const gain = (theta: MixtureParameters, deviations: MStepOptions["deviations"] = {}) => {
    const plain = covariances(theta);
    return covariances(theta, { deviations }).map((value, at) => value - plain[at]);
  };

  test("(9.25) with a ridge gains ε on every variance, and on nothing else", () => {
    expectClose(gain(models.full, { ridge: 0.5 }), [0.5, 0, 0, 0.5, 0.5, 0, 0, 0.5]);
    expectClose(gain(models.tied, { ridge: 0.5 }), [0.5, 0, 0, 0.5]);
    expectClose(gain(models.diag, { ridge: 0.5 }), [0.5, 0.5, 0.5, 0.5]);
    expectClose(gain(models.spherical, { ridge: 0.5 }), [0.5, 0.5]);
  });

  test("(9.25) with a ridge of variance gains α·var(x_i)", () => {
    const [first, second] = [0, 1].map((i) => {
      const column = square.X.map((x) => x[i]);
      const mean = column.reduce((sum, value) => sum + value, 0) / 4;
      return column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4;
    });
    const deviations = { ridgeOfVariance: 0.1 };
    expectClose(gain(models.tied, deviations), [first / 10, 0, 0, second / 10]);
    expectClose(gain(models.spherical, deviations), [(first + second) / 20, (first + second) / 20]);
  });

  test("a ridge does not touch known covariances", () => {
    const options = { known: ["covariances"], deviations: { ridge: 1 } } as const;
    expect(mStep(X, gamma, models.full, options).covariances).toEqual(models.full.covariances);
  });

  test("(9.24), (9.25) with an ε in the denominators divide by N_k + N·ε, (9.26) does not", () => {
    const theta = mStep(square.X, square.gamma, models.diag, {
      deviations: { denominatorEpsilon: 0.125 },
    });
    const expected = byHand((N_k) => N_k + 4 * 0.125);
    expectClose(theta.weights, [2.25 / 4, 1.75 / 4]);
    expectClose(
      theta.means,
      expected.map(({ mean }) => mean),
    );
    expectClose(
      theta.covariances,
      expected.map(({ aa, bb, by }) => [aa / by, bb / by]),
    );
  });

  test("an ε in the denominators admits responsibilities that sum to less than 1", () => {
    const less = gamma.map((row) => row.map((value) => value / 2));
    const deviations = { denominatorEpsilon: 1e-8 };
    expect(() => mStep(X, less, models.diag, { deviations })).not.toThrow();
    expect(() => mStep(X, less, models.diag)).toThrow("sum to 0.5, not 1");
  });
});
