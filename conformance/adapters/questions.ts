import type { MixtureParameters } from "../../src/model/index.ts";
import { type Operation, type RequestOf, toWireModel } from "../protocol/index.ts";

const data = [
  [0.1, 1.5],
  [-0.3, 2.5],
  [1.2, 0.25],
  [2.1, -1],
  [3.4, -0.6],
  [2.6, 0.3],
  [0.4, 0.9],
];

const common = {
  weights: [0.3, 0.7],
  means: [
    [0, 1.5],
    [2, -0.5],
  ],
};

const full = [
  [
    [1.5, -0.4],
    [-0.4, 0.9],
  ],
  [
    [2, 0.5],
    [0.5, 1.25],
  ],
];
const [tied] = full;
const diag = [
  [1.5, 0.9],
  [2, 1.25],
];

/** One small model of each structure, with nothing equal that could be told apart. */
const models: readonly MixtureParameters[] = [
  { covarianceType: "full", ...common, covariances: full },
  { covarianceType: "tied", ...common, covariances: tied },
  { covarianceType: "diag", ...common, covariances: diag },
  { covarianceType: "spherical", ...common, covariances: [1.5, 0.8] },
];

const responsibilities = [
  [0.9, 0.1],
  [0.75, 0.25],
  [0.5, 0.5],
  [0.125, 0.875],
  [0, 1],
  [0.25, 0.75],
  [1, 0],
];

/** A request about given parameters. */
export type AnyRequest = { [Op in Operation]: RequestOf<Op> }[Operation];

/** One request of every operation about `theta`. */
function requestsAbout(theta: MixtureParameters): readonly AnyRequest[] {
  const model = toWireModel(theta);
  return [
    { op: "log_density", data, model },
    { op: "e_step", data, model },
    { op: "m_step", data, model, responsibilities, known: [] },
    { op: "log_likelihood", data, model },
    { op: "em", data, model, known: [], steps: 3 },
    { op: "fit", data, model, known: [], max_steps: 10, tolerance: 1e-2 },
  ];
}

/** One small request of every operation and structure, for trying an adapter. */
export const questions: readonly AnyRequest[] = models.flatMap(requestsAbout);
