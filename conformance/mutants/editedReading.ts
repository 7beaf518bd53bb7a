import type { Equation } from "../../src/exact/engine/index.ts";
import { toDouble } from "../../src/exact/engine/index.ts";
import { type Responsibilities, responsibilitiesOf } from "../../src/exact/eStep.ts";
import { logComponentDensitiesOf, logDensitiesOf } from "../../src/exact/logDensity.ts";
import { logLikelihoodOf } from "../../src/exact/logLikelihood.ts";
import { maximisation, newParameters } from "../../src/exact/mStep.ts";
import { type State, uncheckedState, withParameters } from "../../src/exact/state.ts";
import {
  type Known,
  type Matrix,
  type MixtureParameters,
  mapParameters,
  toRows,
} from "../../src/model/index.ts";
import type { Reading } from "../adapters/reading.ts";

/** A mean for every dimension: one number stands for all, as arrays of numbers broadcast it. */
function broadcast(theta: MixtureParameters, D: number): MixtureParameters {
  const filled = (mean: readonly number[]) =>
    mean.length === D ? mean : Array.from({ length: D }, () => mean[0]);
  return { ...theta, means: theta.means.map(filled) };
}

function maximised(state: State, gamma: Responsibilities, known: Known): MixtureParameters {
  const updated = newParameters(maximisation(state, gamma, known), state, known);
  return broadcast(mapParameters(updated, toDouble), state.data.columns);
}

/**
 * The equations as printed, in doubles, with some of them edited. Nothing is checked on the way: what
 * a wrong equation gives is taken on, as an implementation of it would.
 */
export function editedReading(edits: readonly Equation[]): Reading {
  const stateOf = (data: Matrix, theta: MixtureParameters) =>
    uncheckedState(data, theta, { precision: "double", edits });
  return {
    logDensities: (data, theta) => logDensitiesOf(stateOf(data, theta)).map(toDouble),
    logComponentDensities: (data, theta) =>
      logComponentDensitiesOf(stateOf(data, theta)).map((row) => row.map(toDouble)),
    logLikelihood: (data, theta) => toDouble(logLikelihoodOf(stateOf(data, theta))),
    eStep: (data, theta) =>
      responsibilitiesOf(stateOf(data, theta)).map((row) => row.map(toDouble)),
    mStep: (data, responsibilities, theta, known) =>
      maximised(stateOf(data, theta), toRows(responsibilities), known),
    em: (data, start, steps, known) => {
      const logLikelihoods: number[] = [];
      let state = stateOf(data, start);
      for (let t = 0; ; t++) {
        logLikelihoods.push(toDouble(logLikelihoodOf(state)));
        if (t === steps)
          return { parameters: mapParameters(state.theta, toDouble), logLikelihoods };
        state = withParameters(state, maximised(state, responsibilitiesOf(state), known));
      }
    },
  };
}
