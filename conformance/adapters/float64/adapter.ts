import * as float64 from "../../../src/float64/index.ts";
import { kMeansStart } from "../../../src/initialisation/index.ts";
import { toRows } from "../../../src/model/index.ts";
import {
  fromWireModel,
  type Implementation,
  inProcess,
  type OperationFunctions,
  requestables,
  toWire,
  toWireModel,
} from "../../protocol/index.ts";
import { introduction } from "../introduction.ts";
import { ofLegalRequests } from "../legalRequests.ts";
import { dataOf, operationsOf, type Reading } from "../reading.ts";

/** `src/float64`, as a reading. */
export const float64Reading: Reading = {
  logDensities: (data, theta) => Array.from(float64.logDensities(data, theta)),
  logComponentDensities: (data, theta) => toRows(float64.logComponentDensities(data, theta)),
  logLikelihood: (data, theta) => float64.logLikelihood(data, theta),
  eStep: (data, theta) => toRows(float64.eStep(data, theta)),
  mStep: (data, responsibilities, theta, known) =>
    float64.mStep(data, responsibilities, theta, { known }),
  em: (data, start, steps, known) => float64.em(data, start, { steps, known }),
};

const fitGiven: NonNullable<OperationFunctions["fit"]> = (request) => {
  const { known, tolerance, max_steps: maxSteps } = request;
  const stopping = { rule: "total", tolerance } as const;
  const start = fromWireModel(request.model);
  const fitted = float64.fit(dataOf(request), start, { stopping, maxSteps, known });
  return {
    log_likelihood: toWire(fitted.logLikelihood),
    model: toWireModel(fitted.parameters),
    steps: fitted.steps,
    converged: fitted.converged,
  };
};

const fitOwn: NonNullable<OperationFunctions["fit_own"]> = (request) => {
  const { components, covariance_type: covarianceType, seed, data, max_steps, tolerance } = request;
  const start = kMeansStart(dataOf(request), components, { covarianceType, seed });
  return fitGiven({ op: "fit", data, model: toWireModel(start), known: [], max_steps, tolerance });
};

/** The built-in implementation, `src/float64`, as an implementation under test. */
export function float64Adapter(): Implementation {
  const hello = introduction("gmm-conformance float64", [...requestables]);
  const functions = { ...operationsOf(float64Reading), fit: fitGiven, fit_own: fitOwn };
  return inProcess(hello, ofLegalRequests(functions));
}
