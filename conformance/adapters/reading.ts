import type { Matrix } from "../../src/model/index.ts";
import { type Known, type MixtureParameters, toMatrix } from "../../src/model/index.ts";
import {
  fromWire,
  fromWireModel,
  type OperationFunctions,
  toWire,
  toWireModel,
} from "../protocol/index.ts";

type Rows = readonly (readonly number[])[];

/** One of the two readings of the equations, its answers in doubles and in rows. */
export interface Reading {
  logDensities(data: Matrix, theta: MixtureParameters): readonly number[];
  logComponentDensities(data: Matrix, theta: MixtureParameters): Rows;
  logLikelihood(data: Matrix, theta: MixtureParameters): number;
  eStep(data: Matrix, theta: MixtureParameters): Rows;
  mStep(
    data: Matrix,
    responsibilities: Matrix,
    theta: MixtureParameters,
    known: Known,
  ): MixtureParameters;
  em(
    data: Matrix,
    start: MixtureParameters,
    steps: number,
    known: Known,
  ): { readonly parameters: MixtureParameters; readonly logLikelihoods: readonly number[] };
}

type Wired<Op extends keyof OperationFunctions> = NonNullable<OperationFunctions[Op]>;

/** The data of a request as the readings take them. */
export function dataOf(request: { readonly data: Parameters<Wired<"e_step">>[0]["data"] }): Matrix {
  return toMatrix(fromWire(request.data), "data");
}

/** The operations of the protocol that both readings have, as functions between wire forms. */
export function operationsOf(reading: Reading) {
  return {
    log_density: (request) => {
      const [data, theta] = [dataOf(request), fromWireModel(request.model)];
      return {
        log_density: toWire(reading.logDensities(data, theta)),
        component_log_density: toWire(reading.logComponentDensities(data, theta)),
      };
    },
    e_step: (request) => ({
      responsibilities: toWire(reading.eStep(dataOf(request), fromWireModel(request.model))),
    }),
    m_step: (request) => {
      const responsibilities = toMatrix(fromWire(request.responsibilities), "responsibilities");
      const theta = fromWireModel(request.model);
      const updated = reading.mStep(dataOf(request), responsibilities, theta, request.known);
      return { model: toWireModel(updated) };
    },
    log_likelihood: (request) => ({
      log_likelihood: toWire(reading.logLikelihood(dataOf(request), fromWireModel(request.model))),
    }),
    em: (request) => {
      const start = fromWireModel(request.model);
      const end = reading.em(dataOf(request), start, request.steps, request.known);
      return {
        log_likelihoods: toWire(end.logLikelihoods),
        model: toWireModel(end.parameters),
      };
    },
  } satisfies OperationFunctions;
}
