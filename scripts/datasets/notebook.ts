import { mixtureSample, type RandomSource } from "../../src/data/index.ts";
import type { FullParameters } from "../../src/model/index.ts";
import type { DrawnSet } from "./drawnSet.ts";
import { notebook3d } from "./notebook3d.ts";

const notebook2d: FullParameters = {
  covarianceType: "full",
  weights: [0.7, 0.3],
  means: [
    [1, 1],
    [-1, -1],
  ],
  covariances: [
    [
      [0.6, 0],
      [0, 0.6],
    ],
    [
      [0.8, -0.3],
      [-0.3, 0.6],
    ],
  ],
};

/** 500 rows, of which the weights are exact: 0.7 from the first component, then 0.3. */
const pair = (theta: FullParameters) => (seed: RandomSource) =>
  mixtureSample(theta, { counts: [350, 150], seed }).data;

/** The data of the notebook: both its cases in two dimensions, and in three. */
export const notebookSets: readonly DrawnSet[] = [
  { name: "notebook-2d", seeds: ["notebook-2d"], draw: pair(notebook2d) },
  { name: "notebook-3d", seeds: ["notebook-3d"], draw: pair(notebook3d) },
];
