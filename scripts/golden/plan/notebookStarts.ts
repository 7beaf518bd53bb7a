import type { FullParameters, MixtureParameters } from "../../../src/model/index.ts";
import { notebook3d } from "../../datasets/notebook3d.ts";
import { type Starts, startsFrom } from "./starts.ts";

export type CaseI = FullParameters;
export type CaseII = Starts;

const known2d = {
  weights: [0.7, 0.3],
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

/** The means that the notebook draws and prints, with its known weights and covariances. */
export const caseI2d: CaseI = {
  covarianceType: "full",
  ...known2d,
  means: [
    [1.55636853, -0.62524316],
    [0.84466142, -0.56555861],
  ],
};

/** The same in three dimensions, with the weights and covariances that the data are drawn from. */
export const caseI3d: CaseI = {
  covarianceType: "full",
  weights: known2d.weights,
  covariances: notebook3d.covariances,
  means: [
    [0.08595476, -1.77981435, -1.12999001],
    [-0.21124109, 0.5871876, -0.61000048],
  ],
};

/** The start that the notebook prints; the tied covariance and the single variances are ours. */
export const caseII2d: Starts = startsFrom({
  weights: [0.49188476, 0.50811524],
  means: [
    [-1.05185808, -0.38944742],
    [-0.19025086, 0.69288115],
  ],
  full: [
    [
      [1.16258782, 0.61219305],
      [0.61219305, 0.43868319],
    ],
    [
      [0.97865507, 0.71638437],
      [0.71638437, 0.52661607],
    ],
  ],
  tied: [
    [1, 0.5],
    [0.5, 0.75],
  ],
  spherical: [0.8, 0.75],
});

/** The start that the notebook prints in three dimensions; tied and spherical as above. */
export const caseII3d: Starts = startsFrom({
  weights: [0.55101655, 0.44898345],
  means: [
    [-1.20929206, -2.4151105, -0.49526908],
    [-1.07281833, -1.24532299, 1.09816913],
  ],
  full: [
    [
      [1.25576682, 0.30278937, 0.82165572],
      [0.30278937, 0.78774114, 0.14601801],
      [0.82165572, 0.14601801, 0.66198426],
    ],
    [
      [1.8471744, 1.65209232, 0.50226731],
      [1.65209232, 1.50038751, 0.459187],
      [0.50226731, 0.459187, 0.71406054],
    ],
  ],
  tied: [
    [1.25, 0.5, 0.25],
    [0.5, 1, 0.125],
    [0.25, 0.125, 0.75],
  ],
  spherical: [1, 1.25],
});

/** Near the truth, and off it: what is held is then wrong by as much. */
export const near2d: Starts = startsFrom({
  weights: [0.6, 0.4],
  means: [
    [0.75, 1.25],
    [-1.25, -0.75],
  ],
  full: [
    [
      [0.75, 0.125],
      [0.125, 0.5],
    ],
    [
      [0.75, -0.25],
      [-0.25, 0.75],
    ],
  ],
  tied: [
    [0.75, -0.125],
    [-0.125, 0.625],
  ],
  spherical: [0.5, 0.75],
});

/** The truth of the three-dimensional pair, to one decimal, off by a little. */
export const near3d: Starts = startsFrom({
  weights: [0.6, 0.4],
  means: notebook3d.means.map((mean) => mean.map((value) => Math.round(value * 10) / 10)),
  full: [
    [
      [0.5, 0.125, 0.0625],
      [0.125, 0.375, -0.0625],
      [0.0625, -0.0625, 0.25],
    ],
    [
      [0.375, -0.125, 0.125],
      [-0.125, 0.5, 0.0625],
      [0.125, 0.0625, 0.375],
    ],
  ],
  tied: [
    [0.5, 0.0625, 0.0625],
    [0.0625, 0.375, -0.0625],
    [0.0625, -0.0625, 0.375],
  ],
  spherical: [0.375, 0.5],
});

/** What the notebook prints for case II, the component with the smaller weight first. */
export const printed: MixtureParameters = {
  covarianceType: "full",
  weights: [0.31602453, 0.68397547],
  means: [
    [-0.88573161, -1.0043857],
    [1.04659846, 0.93593871],
  ],
  covariances: [
    [
      [0.95294858, -0.23705585],
      [-0.23705585, 0.49211161],
    ],
    [
      [0.55737571, -0.01865886],
      [-0.01865886, 0.55273546],
    ],
  ],
};
