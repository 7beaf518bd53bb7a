import { describe, expect, it } from "vitest";
import {
  covarianceTypes,
  GmmError,
  type Known,
  type MixtureParameters,
  mapParameters,
  parameterGroups,
} from "../model/index.ts";
import { arithmetic, type Real, toDigits, toDouble } from "./engine/index.ts";
import { mStep } from "./mStep.ts";

const { exactly } = arithmetic(50);

const data = [
  [0, 0],
  [4, 0],
  [0, 2],
];
const gamma = [
  [0.5, 0.5],
  [0.25, 0.75],
  [0.25, 0.75],
];

const common = {
  weights: [0.125, 0.875],
  means: [
    [0, 0],
    [1, 1],
  ],
};
const start: Readonly<Record<MixtureParameters["covarianceType"], MixtureParameters>> = {
  full: {
    ...common,
    covarianceType: "full",
    covariances: [
      [
        [1, 0.1],
        [0.1, 2],
      ],
      [
        [3, -1],
        [-1, 0.7],
      ],
    ],
  },
  tied: {
    ...common,
    covarianceType: "tied",
    covariances: [
      [3, -1],
      [-1, 0.7],
    ],
  },
  diag: {
    ...common,
    covarianceType: "diag",
    covariances: [
      [1, 0.1],
      [3, 0.7],
    ],
  },
  spherical: { ...common, covarianceType: "spherical", covariances: [0.1, 3] },
};

const twelve = (theta: MixtureParameters<Real>) =>
  mapParameters(theta, (value) => Number(toDigits(value, 12)));

/**
 * By hand. N_1 = 1/2 + 1/4 + 1/4 = 1 and N_2 = 2. Σ_n γ x = (1, 1/2) and (3, 3/2), so that the
 * means are (1, 1/2) and (3/2, 3/4). Σ_n γ xxᵀ = diag(4, 1) and diag(12, 3); divided by N_k and
 * less the mean times itself, that is
 *   diag(4, 1) − [[1, 1/2], [1/2, 1/4]]        = [[3, −1/2], [−1/2, 3/4]]
 *   diag(6, 3/2) − [[9/4, 9/8], [9/8, 9/16]]   = [[15/4, −9/8], [−9/8, 15/16]].
 */
const means = [
  [1, 0.5],
  [1.5, 0.75],
];
const full = [
  [
    [3, -0.5],
    [-0.5, 0.75],
  ],
  [
    [3.75, -1.125],
    [-1.125, 0.9375],
  ],
];
const covariances = {
  full,
  // (1·Σ_1 + 2·Σ_2) / 3: 21/6, −11/12, 7/8.
  tied: [
    [3.5, -0.916666666667],
    [-0.916666666667, 0.875],
  ],
  diag: [
    [3, 0.75],
    [3.75, 0.9375],
  ],
  // Half the traces: 15/8 and 75/32.
  spherical: [1.875, 2.34375],
};

describe("mStep by hand", () => {
  it.each(covarianceTypes)("(9.25) %s: weights, means and covariances", (covarianceType) => {
    expect(twelve(mStep(data, gamma, start[covarianceType]))).toEqual({
      covarianceType,
      weights: [0.333333333333, 0.666666666667],
      means,
      covariances: covariances[covarianceType],
    });
  });

  it("(9.25) with the means known is about the known means", () => {
    // Σ_1 about (0, 0) is diag(4, 1); Σ_2 about (1, 1) gains (1/2, −1/4)(1/2, −1/4)ᵀ.
    const theta = mStep(data, gamma, start.full, { known: ["means"] });
    expect(twelve(theta).covariances).toEqual([
      [
        [4, 0],
        [0, 1],
      ],
      [
        [4, -1.25],
        [-1.25, 1],
      ],
    ]);
  });

  it("(9.24) at K = 1 is the mean, and (9.25) the variance with divisor N: 3 and 14/3", () => {
    const line: MixtureParameters = {
      covarianceType: "full",
      weights: [1],
      means: [[0]],
      covariances: [[[1]]],
    };
    const theta = mStep([[1], [2], [6]], [[1], [1], [1]], line);
    expect(toDigits(theta.weights[0], 30)).toBe("1");
    expect(toDigits(theta.means[0][0], 30)).toBe("3");
    expect(`${theta.covariances}`).toBe(`4.${"6".repeat(48)}7`);
  });
});

describe("mStep at D = 1", () => {
  const line = [[0.1], [0.7], [-3], [12]];
  const shares = [
    [0.5, 0.5],
    [0.25, 0.75],
    [0.875, 0.125],
    [0.0625, 0.9375],
  ];
  const weightsAndMeans = { weights: [0.4, 0.6], means: [[0.3], [-1]] };
  const starts: readonly MixtureParameters[] = [
    { ...weightsAndMeans, covarianceType: "full", covariances: [[[2]], [[0.3]]] },
    { ...weightsAndMeans, covarianceType: "tied", covariances: [[2]] },
    { ...weightsAndMeans, covarianceType: "diag", covariances: [[2], [0.3]] },
    { ...weightsAndMeans, covarianceType: "spherical", covariances: [2, 0.3] },
  ];
  const text = (theta: MixtureParameters<Real>) =>
    mapParameters(theta, (value) => toDigits(value, 40));

  it.each(starts)("$covarianceType: scalars and vectors of length 1 agree", (theta) => {
    const scalars = mStep(line, shares, theta, { forms: "scalar" });
    const vectors = mStep(line, shares, theta, { forms: "vector" });
    expect(text(scalars)).toEqual(text(vectors));
  });

  it("full, diag and spherical agree", () => {
    const [full, , diag, spherical] = starts.map((theta) =>
      [text(mStep(line, shares, theta)).covariances].flat(3),
    );
    expect(diag).toEqual(full);
    expect(spherical).toEqual(full);
  });
});

describe("known groups", () => {
  const subsets: readonly Known[] = Array.from({ length: 8 }, (_, bits) =>
    parameterGroups.filter((_group, i) => (bits >> i) & 1),
  );
  const awkward = mapParameters(start.full, (value) => value + 2 ** -40 / 3);
  const theta: MixtureParameters = { ...awkward, weights: [0.1, 0.9] };

  it.each(subsets.map((known) => ({ known })))("$known come back bit for bit", ({ known }) => {
    const moved = mStep(data, gamma, theta, { known });
    for (const group of parameterGroups) {
      const texts = (values: unknown) => [values].flat(3).map(String);
      const before = texts(mapParameters<number, Real>(theta, exactly)[group]);
      const after = texts(moved[group]);
      if (known.includes(group)) expect(after).toEqual(before);
      else expect(after).not.toEqual(before);
    }
  });

  it("known weights and covariances leave (9.24) as it is", () => {
    const moved = mStep(data, gamma, theta, { known: ["weights", "covariances"] });
    expect(twelve(moved).means).toEqual(means);
  });
});

describe("mStep refuses", () => {
  const nobody = [
    [1, 0],
    [1, 0],
    [1, 0],
  ];

  function failure(work: () => unknown): { code: string; message: string } {
    try {
      work();
    } catch (error) {
      if (error instanceof GmmError) return { code: error.code, message: error.message };
      throw error;
    }
    return { code: "none", message: "" };
  }

  it("an empty component, where it would have to divide by N_k = 0", () => {
    const { code, message } = failure(() => mStep(data, nobody, start.full));
    expect(code).toBe("empty_component");
    expect(message).toContain("component 1: has N_k = 0");
  });

  it("but not where nothing is divided: the means known and one covariance for all", () => {
    const theta = mStep(data, nobody, start.tied, { known: ["means"] });
    expect(theta.weights.map(toDouble)).toEqual([1, 0]);
  });

  it("a component that collapses on one point", () => {
    const collapsed = [
      [1, 0],
      [0, 1],
      [0, 1],
    ];
    expect(failure(() => mStep(data, collapsed, start.spherical)).code).toBe("singular_covariance");
  });

  it("points on a line, where the covariance is full", () => {
    const line = [
      [0, 0],
      [1, 1],
      [2, 2],
    ];
    expect(failure(() => mStep(line, gamma, start.full)).code).toBe("singular_covariance");
  });

  it("responsibilities that are not shares of one", () => {
    const rows = [
      [0.5, 0.4],
      [0.5, 0.5],
      [0.5, 0.5],
    ];
    const { code, message } = failure(() => mStep(data, rows, start.full));
    expect(code).toBe("invalid_input");
    expect(message).toBe("responsibilities[0]: sum to 0.9, not 1");
  });

  it("a group that there is none of", () => {
    const known = ["variances"] as unknown as Known;
    expect(failure(() => mStep(data, gamma, start.full, { known })).message).toContain(
      'known[0]: is "variances", not one of weights, means, covariances',
    );
  });
});
