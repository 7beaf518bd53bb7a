import type { CovarianceType, MixtureParameters } from "../../../src/model/index.ts";

/** One start in each structure. The covariances are correlated and unequal, |Σ| ≠ 1, N_k far from N/K. */
export type Starts = Readonly<Record<CovarianceType, MixtureParameters>>;

interface Pieces {
  readonly weights: readonly number[];
  readonly means: readonly (readonly number[])[];
  readonly full: readonly (readonly (readonly number[])[])[];
  readonly tied: readonly (readonly number[])[];
  readonly spherical: readonly number[];
}

export function startsFrom({ weights, means, full, tied, spherical }: Pieces): Starts {
  const diag = full.map((Sigma) => Sigma.map((row, i) => row[i]));
  return {
    full: { covarianceType: "full", weights, means, covariances: full },
    tied: { covarianceType: "tied", weights, means, covariances: tied },
    diag: { covarianceType: "diag", weights, means, covariances: diag },
    spherical: { covarianceType: "spherical", weights, means, covariances: spherical },
  };
}

/** Old Faithful in minutes, K = 1, 2, 3. */
export const oldFaithful: Readonly<Record<1 | 2 | 3, Starts>> = {
  1: startsFrom({
    weights: [1],
    means: [[3.25, 68]],
    full: [
      [
        [1.5, 11],
        [11, 200],
      ],
    ],
    tied: [
      [1.5, 11],
      [11, 200],
    ],
    spherical: [90],
  }),
  2: startsFrom({
    weights: [0.35, 0.65],
    means: [
      [2.125, 54],
      [4.25, 79],
    ],
    full: [
      [
        [0.125, 0.5],
        [0.5, 40],
      ],
      [
        [0.25, 0.75],
        [0.75, 30],
      ],
    ],
    tied: [
      [0.2, 0.7],
      [0.7, 35],
    ],
    spherical: [20, 12],
  }),
  3: startsFrom({
    weights: [0.3, 0.45, 0.25],
    means: [
      [2, 53],
      [4.5, 81],
      [4, 74],
    ],
    full: [
      [
        [0.1, 0.4],
        [0.4, 30],
      ],
      [
        [0.15, 0.5],
        [0.5, 28],
      ],
      [
        [0.4, -0.5],
        [-0.5, 60],
      ],
    ],
    tied: [
      [0.2, 0.7],
      [0.7, 35],
    ],
    spherical: [25, 16, 30],
  }),
};

/** The start from which mclust's and Mplus's published likelihood of Old Faithful is reached. */
export const publishedStart: MixtureParameters = {
  covarianceType: "full",
  weights: [0.5, 0.5],
  means: [
    [2, 55],
    [4.5, 80],
  ],
  covariances: [
    [
      [1, 0],
      [0, 100],
    ],
    [
      [1, 0],
      [0, 100],
    ],
  ],
};

/** The lab's start on the standardised data: between the clusters, and a long way from them. */
export const lab: Starts = startsFrom({
  weights: [0.5, 0.5],
  means: [
    [-1, 1],
    [1, -1],
  ],
  full: [
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  ],
  tied: [
    [1, 0],
    [0, 1],
  ],
  spherical: [1, 1],
});

/** Old Faithful in standard deviations, near its clusters. */
export const standardised: Starts = startsFrom({
  weights: [0.35, 0.65],
  means: [
    [-1.25, -1.125],
    [0.75, 0.625],
  ],
  full: [
    [
      [0.125, 0.0625],
      [0.0625, 0.25],
    ],
    [
      [0.25, 0.125],
      [0.125, 0.1875],
    ],
  ],
  tied: [
    [0.125, 0.0625],
    [0.0625, 0.25],
  ],
  spherical: [0.25, 0.1875],
});

/** The mixed population, in one dimension, K = 1, 2, 3. */
export const mixedPopulation: Readonly<Record<1 | 2 | 3, Starts>> = {
  1: startsFrom({
    weights: [1],
    means: [[80]],
    full: [[[1100]]],
    tied: [[1100]],
    spherical: [1100],
  }),
  2: startsFrom({
    weights: [0.45, 0.55],
    means: [[45], [112]],
    full: [[[400]], [[225]]],
    tied: [[300]],
    spherical: [400, 225],
  }),
  3: startsFrom({
    weights: [0.25, 0.3, 0.45],
    means: [[35], [62], [110]],
    full: [[[150]], [[200]], [[190]]],
    tied: [[180]],
    spherical: [150, 200, 190],
  }),
};

/** The workbook's start, outside most of the data: at it the densities of 574 of the 982 values are 0 in double precision. */
export const workbook: MixtureParameters = {
  covarianceType: "full",
  weights: [0.5, 0.5],
  means: [[10], [30]],
  covariances: [[[1]], [[1]]],
};

/** The fit that the workbook prints: weights, means and standard deviations as they stand there. */
export const workbookPrinted: MixtureParameters = {
  covarianceType: "full",
  weights: [0.48271044, 0.51728956],
  means: [[48.85430785], [109.5768361]],
  covariances: [[[17.7847952 * 17.7847952]], [[14.07012376 * 14.07012376]]],
};

/** The workbook's single populations. */
export const populations = {
  "workbook-population-1": startsFrom({
    weights: [1],
    means: [[-4.5]],
    full: [[[1]]],
    tied: [[1]],
    spherical: [1],
  }),
  "workbook-population-2": startsFrom({
    weights: [1],
    means: [[1.5]],
    full: [[[0.25]]],
    tied: [[0.25]],
    spherical: [0.25],
  }),
} as const;

/** Between the workbook's two populations and about them. */
export const combinedPopulations: Starts = startsFrom({
  weights: [0.4, 0.6],
  means: [[-4], [0.5]],
  full: [[[1]], [[0.5]]],
  tied: [[0.75]],
  spherical: [1, 0.5],
});

/** Near the populations that the workbook matches by hand. */
export const matched: Starts = startsFrom({
  weights: [0.4, 0.6],
  means: [[40], [105]],
  full: [[[350]], [[300]]],
  tied: [[320]],
  spherical: [350, 300],
});

/** Off the centres of the galaxies. */
export const galaxies: Starts = startsFrom({
  weights: [0.4, 0.6],
  means: [
    [4, 4],
    [-0.5, 0.5],
  ],
  full: [
    [
      [2, 0.5],
      [0.5, 1.5],
    ],
    [
      [9, 1.5],
      [1.5, 1],
    ],
  ],
  tied: [
    [5, 1],
    [1, 1.25],
  ],
  spherical: [1.5, 4],
});
