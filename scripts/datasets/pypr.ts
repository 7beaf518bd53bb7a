import { mixtureSample } from "../../src/data/index.ts";
import type { FullParameters } from "../../src/model/index.ts";
import type { DrawnSet } from "./drawnSet.ts";

const mixture: FullParameters = {
  covarianceType: "full",
  weights: [0.4, 0.4, 0.2],
  means: [
    [0, 0],
    [3, 3],
    [0, 4],
  ],
  covariances: [
    [
      [1, 0.4],
      [0.4, 1],
    ],
    [
      [1, 0],
      [0, 2],
    ],
    [
      [0.4, 0],
      [0, 0.1],
    ],
  ],
};

/** The data of PyPR's documentation. */
export const pyprSets: readonly DrawnSet[] = [
  {
    name: "pypr-mixture",
    seeds: ["pypr-mixture"],
    draw: (seed) => mixtureSample(mixture, { size: 1000, seed }).data,
  },
];
