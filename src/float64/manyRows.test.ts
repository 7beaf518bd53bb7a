import { describe, expect, test } from "vitest";
import type { MixtureParameters } from "../model/index.ts";
import { eStep, logComponentDensities, logDensities, logLikelihood, mStep } from "./index.ts";

const axes = [0, 1, 2];

/**
 * N rows of three dimensions, small whole numbers, so that sums of products are exact; their
 * responsibilities in three components, and these as whole numbers of sixteenths.
 */
function sample(N: number) {
  const each = (of: (n: number) => number[]) => Array.from({ length: N }, (_, n) => of(n));
  const X = each((n) => [(n * 7 + 3) % 11, (n * n + 5) % 13, (n * 5 + (n % 3) + 2) % 17]);
  const shares = each((n) => [n % 9, (n * 3) % 7, 16 - (n % 9) - ((n * 3) % 7)]);
  return { X, shares, gamma: shares.map((row) => row.map((share) => share / 16)) };
}

const start = {
  weights: [0.25, 0.25, 0.5],
  means: [
    [1, 2, 3],
    [5, 6, 4],
    [9, 7, 11],
  ],
};
const eye = axes.map((i) => axes.map((j) => (i === j ? 1 : 0)));
const models = {
  full: { covarianceType: "full", ...start, covariances: [eye, eye, eye] },
  tied: { covarianceType: "tied", ...start, covariances: eye },
  diag: { covarianceType: "diag", ...start, covariances: axes.map(() => [1, 1, 1]) },
  spherical: { covarianceType: "spherical", ...start, covariances: [1, 1, 1] },
} as const satisfies Record<string, MixtureParameters>;

function expectClose(actual: unknown, expected: unknown): void {
  const [got, wanted] = [actual, expected].map((values) => [values].flat(4) as number[]);
  expect(got.length).toBe(wanted.length);
  got.forEach((value, at) => {
    expect(value).toBeCloseTo(wanted[at], 12);
  });
}

// A block of rows and a part of one, which ends with each part of a four.
describe.each([260, 261, 262, 263])("M step of %d rows", (N) => {
  const { X, shares, gamma } = sample(N);
  /** Σ_n s_nk, Σ_n s_nk x_n and Σ_n s_nk x_n x_nᵀ of the sixteenths s_nk, exactly. */
  const sums = axes.map((k) => {
    const total = (term: (x: number[]) => number) =>
      X.reduce((sum, x, n) => sum + shares[n][k] * term(x), 0);
    return {
      count: total(() => 1),
      first: axes.map((i) => total((x) => x[i])),
      second: axes.map((i) => axes.map((j) => total((x) => x[i] * x[j]))),
    };
  });
  /** Σ_n γ(z_nk)(x_n − μ_k)(x_n − μ_k)ᵀ about the new means, exact but for the last division. */
  const scatters = sums.map(({ count, first, second }) =>
    axes.map((i) => axes.map((j) => (second[i][j] * count - first[i] * first[j]) / (16 * count))),
  );

  test("(9.26), (9.24) weigh and average every row once", () => {
    for (const theta of Object.values(models)) {
      const { weights, means } = mStep(X, gamma, theta);
      expect(weights).toEqual(sums.map(({ count }) => count / (16 * N)));
      expectClose(
        means,
        sums.map(({ count, first }) => first.map((sum) => sum / count)),
      );
    }
  });

  test("(9.25) is the second moment about the new mean", () => {
    expectClose(
      mStep(X, gamma, models.full).covariances,
      scatters.map((rows, k) => rows.map((row) => row.map((sum) => (16 * sum) / sums[k].count))),
    );
  });

  test("(9.25-tied) is the same, over all components", () => {
    expectClose(
      mStep(X, gamma, models.tied).covariances,
      axes.map((i) => axes.map((j) => axes.reduce((sum, k) => sum + scatters[k][i][j], 0) / N)),
    );
  });

  test("(9.25-diag), (9.25-spherical) are its diagonal, and the mean of that", () => {
    const variances = scatters.map((rows, k) => axes.map((i) => (16 * rows[i][i]) / sums[k].count));
    expectClose(mStep(X, gamma, models.diag).covariances, variances);
    expectClose(
      mStep(X, gamma, models.spherical).covariances,
      variances.map(([a, b, c]) => (a + b + c) / 3),
    );
  });

  test("(9.25) is about known means, where they are known", () => {
    const { covariances } = mStep(X, gamma, models.full, { known: ["means"] });
    expectClose(
      covariances,
      sums.map(({ count, first, second }, k) => {
        const mu = start.means[k];
        return axes.map((i) =>
          axes.map(
            (j) =>
              (second[i][j] - mu[i] * first[j] - mu[j] * first[i] + mu[i] * mu[j] * count) / count,
          ),
        );
      }),
    );
  });

  test("(9.25-diag) with a ridge of variance gains α·var(x_i), of all rows", () => {
    const plain = mStep(X, gamma, models.diag).covariances as number[][];
    const deviations = { ridge: 0.25, ridgeOfVariance: 0.5 };
    const { covariances } = mStep(X, gamma, models.diag, { deviations });
    const variances = axes.map((i) => {
      const [first, second] = [1, 2].map((p) => X.reduce((sum, x) => sum + x[i] ** p, 0));
      return (second * N - first * first) / (N * N);
    });
    expectClose(
      covariances,
      plain.map((row) => row.map((value, i) => value + 0.25 + 0.5 * variances[i])),
    );
  });
});

describe("E step of many rows", () => {
  const N = 263;
  const { X } = sample(N);
  /** In the linear domain, where nothing underflows. */
  const theta: MixtureParameters = {
    covarianceType: "diag",
    ...start,
    covariances: [
      [4, 9, 16],
      [25, 4, 36],
      [16, 25, 9],
    ],
  };
  const densities = X.map((x) =>
    start.means.map((mu, k) =>
      x.reduce((product, value, i) => {
        const variance = theta.covariances[k][i];
        const normal = Math.exp(-((value - mu[i]) ** 2) / (2 * variance));
        return (product * normal) / Math.sqrt(2 * Math.PI * variance);
      }, 1),
    ),
  );
  const joint = densities.map((row) => row.map((density, k) => start.weights[k] * density));
  const total = (row: readonly number[]) => row.reduce((sum, value) => sum + value, 0);

  test("(2.43) is the density of every component at every row", () => {
    const { rows, columns, values } = logComponentDensities(X, theta);
    expect([rows, columns]).toEqual([N, 3]);
    expectClose(
      Array.from(values),
      densities.map((row) => row.map(Math.log)),
    );
  });

  test("(9.23) shares out every row by its joint densities", () => {
    const { rows, columns, values } = eStep(X, theta);
    expect([rows, columns]).toEqual([N, 3]);
    expectClose(
      Array.from(values),
      joint.map((row) => row.map((value) => value / total(row))),
    );
  });

  test("(9.7), (9.28) are the logs of their sums, and the total of these", () => {
    const logs = joint.map((row) => Math.log(total(row)));
    expectClose(Array.from(logDensities(X, theta)), logs);
    expect(logLikelihood(X, theta)).toBeCloseTo(total(logs), 9);
  });
});

test("(2.44) is |z|² at x = μ + L z, in four dimensions, for seven rows", () => {
  // Σ = L Lᵀ with L = (2), (1, 4), (6, 8, 1), (4, −4, 2, 1/2), row by row, and |Σ|^(1/2) = 4
  const L = [
    [2, 0, 0, 0],
    [1, 4, 0, 0],
    [6, 8, 1, 0],
    [4, -4, 2, 0.5],
  ];
  const Sigma = [
    [4, 2, 12, 8],
    [2, 17, 38, -12],
    [12, 38, 101, -6],
    [8, -12, -6, 36.25],
  ];
  const mu = [1, -2, 3, 5];
  const zs = [
    [1, 0, 0, 0],
    [0, 2, 0, 0],
    [0, 0, 3, 0],
    [0, 0, 0, 4],
    [1, -2, 3, 1],
    [5, 1, -1, 2],
    [-2, 3, 1, -4],
  ];
  const rows = zs.map((z) => mu.map((m, i) => m + L[i].reduce((sum, l, j) => sum + l * z[j], 0)));
  const model: MixtureParameters = {
    covarianceType: "tied",
    weights: [0.5, 0.5],
    means: [mu, mu.map((m) => m + 1)],
    covariances: Sigma,
  };
  const { values } = logComponentDensities(rows, model);
  const front = -2 * Math.log(2 * Math.PI) - Math.log(4);
  zs.forEach((z, n) => {
    const Delta2 = z.reduce((sum, value) => sum + value * value, 0);
    expect(values[2 * n]).toBeCloseTo(front - Delta2 / 2, 13);
  });
});
