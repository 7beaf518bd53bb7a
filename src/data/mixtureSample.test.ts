import { describe, expect, test } from "vitest";
import { type MixtureParameters, toRows } from "../model/index.ts";
import type { LabelledRows } from "./labelledRows.ts";
import { type MixtureSampleOptions, mixtureSample } from "./mixtureSample.ts";

const weights = [0.2, 0, 0.8];
const means = [
  [0, 3, -1],
  [9, 9, 9],
  [-4, 0.5, 2],
];
const tied = [
  [4, -1.5, 0.5],
  [-1.5, 1, 0.25],
  [0.5, 0.25, 1],
];
const other = [
  [1, 0.5, 0.125],
  [0.5, 2, -0.75],
  [0.125, -0.75, 0.5],
];

const full: MixtureParameters = {
  covarianceType: "full",
  weights,
  means,
  covariances: [tied, tied, other],
};

/** Each structure, with the full covariances of its three components. */
const structures: readonly { theta: MixtureParameters; Sigma: readonly number[][][] }[] = [
  { theta: full, Sigma: [tied, tied, other] },
  {
    theta: { covarianceType: "tied", weights, means, covariances: tied },
    Sigma: [tied, tied, tied],
  },
  {
    theta: {
      covarianceType: "diag",
      weights,
      means,
      covariances: [
        [1, 4, 0.25],
        [1, 1, 1],
        [9, 0.5, 2],
      ],
    },
    Sigma: [
      [
        [1, 0, 0],
        [0, 4, 0],
        [0, 0, 0.25],
      ],
      [],
      [
        [9, 0, 0],
        [0, 0.5, 0],
        [0, 0, 2],
      ],
    ],
  },
  {
    theta: { covarianceType: "spherical", weights, means, covariances: [4, 1, 0.25] },
    Sigma: [
      [
        [4, 0, 0],
        [0, 4, 0],
        [0, 0, 4],
      ],
      [],
      [
        [0.25, 0, 0],
        [0, 0.25, 0],
        [0, 0, 0.25],
      ],
    ],
  },
];

const rowsOf = ({ data, labels }: LabelledRows, k: number) =>
  toRows(data).filter((_, n) => labels[n] === k);

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(structures)("of a mixture with $theta.covarianceType covariances", (structure) => {
  const { theta, Sigma } = structure;
  const count = 5000;
  const sample = mixtureSample(theta, { counts: [count, 0, count], seed: "moments" });

  test.each([0, 2])("component %i has its mean, within 4 standard errors", (k) => {
    const rows = rowsOf(sample, k);
    means[k].forEach((mu, i) => {
      const standardError = Math.sqrt(Sigma[k][i][i] / count);
      expect(Math.abs(average(rows.map((x) => x[i])) - mu)).toBeLessThan(4 * standardError);
    });
  });

  test.each([0, 2])("component %i has its covariance, within 4 standard errors", (k) => {
    const rows = rowsOf(sample, k);
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        const products = rows.map((x) => (x[i] - means[k][i]) * (x[j] - means[k][j]));
        const [v_ij, v_ii, v_jj] = [Sigma[k][i][j], Sigma[k][i][i], Sigma[k][j][j]];
        const standardError = Math.sqrt((v_ij ** 2 + v_ii * v_jj) / count);
        expect(Math.abs(average(products) - v_ij)).toBeLessThan(4 * standardError);
      }
  });
});

test("counts are met, component after component", () => {
  const { data, labels } = mixtureSample(full, { counts: [2, 1, 3], seed: "c" });
  expect(labels).toEqual([0, 0, 1, 2, 2, 2]);
  expect([data.rows, data.columns]).toEqual([6, 3]);
});

test("a size is shared out by the weights, within 4 standard errors", () => {
  const size = 5000;
  const { labels } = mixtureSample(full, { size, seed: "w" });
  expect(labels).toHaveLength(size);
  expect(labels).not.toContain(1);
  const first = labels.filter((k) => k === 0).length;
  expect(Math.abs(first - 0.2 * size)).toBeLessThan(4 * Math.sqrt(size * 0.2 * 0.8));
});

test("weights that rounding leaves below 1 still choose a component that has weight", () => {
  const theta = {
    covarianceType: "spherical",
    weights: [1 - 5e-13, 0],
    means: [[0], [5]],
    covariances: [1, 1],
  } as const;
  const stream = [1 - 2 ** -53, 0.25, 0.75];
  const { labels } = mixtureSample(theta, { size: 1, seed: () => stream.shift() ?? 0.5 });
  expect(labels).toEqual([0]);
});

test("a sample is fixed by its seed", () => {
  const of = (seed: string) => mixtureSample(full, { size: 20, seed });
  expect(of("1")).toEqual(of("1"));
  expect(of("1")).not.toEqual(of("11"));
});

test.each<[object, object, string]>([
  [full, { size: 0 }, "size: is 0, not a whole number of at least 1"],
  [full, {}, "size: is undefined, not a whole number of at least 1"],
  [full, { size: 3, counts: [1, 1, 1] }, "size: is given beside counts; give one of the two"],
  [full, { counts: [1, 1] }, "counts: are [1,1], not 3 numbers of rows"],
  [full, { counts: [1, -1, 1] }, "counts[1]: is -1, not a whole number of at least 0"],
  [full, { counts: [0, 0, 0] }, "counts: sum to 0; at least 1 row is needed"],
  [{ ...full, means: [[]] }, { size: 1 }, "means: have no mean of at least 1 dimension"],
  [
    { ...full, weights: [0.5, 0.25, 0.5] },
    { size: 1 },
    "weights: sum to 1.25, not 1 (component weights 0.5, 0.25, 0.5)",
  ],
])("%j with %j is refused", (theta, options, message) => {
  const sample = () =>
    mixtureSample(theta as MixtureParameters, { seed: "s", ...options } as MixtureSampleOptions);
  expect(sample).toThrow(expect.objectContaining({ code: "invalid_input", message }));
});

test("a covariance that is not positive definite is refused as such", () => {
  const theta = { ...full, covarianceType: "spherical", covariances: [1, 0, 1] } as const;
  expect(() => mixtureSample(theta, { size: 1, seed: "s" })).toThrow(
    expect.objectContaining({ code: "singular_covariance" }),
  );
});
