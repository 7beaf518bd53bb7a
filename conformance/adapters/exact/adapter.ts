import * as exact from "../../../src/exact/index.ts";
import { type MixtureParameters, mapParameters } from "../../../src/model/index.ts";
import { type Implementation, inProcess } from "../../protocol/index.ts";
import { introduction } from "../introduction.ts";
import { ofLegalRequests } from "../legalRequests.ts";
import { operationsOf, type Reading } from "../reading.ts";

const { toDouble } = exact;

function rounded(theta: MixtureParameters<exact.Real>): MixtureParameters {
  return mapParameters(theta, toDouble);
}

function roundedRows(rows: readonly (readonly exact.Real[])[]): number[][] {
  return rows.map((row) => row.map(toDouble));
}

function readingAt(precision: exact.Precision): Reading {
  const options = { precision };
  return {
    logDensities: (data, theta) => exact.logDensities(data, theta, options).map(toDouble),
    logComponentDensities: (data, theta) =>
      roundedRows(exact.logComponentDensities(data, theta, options)),
    logLikelihood: (data, theta) => toDouble(exact.logLikelihood(data, theta, options)),
    eStep: (data, theta) => roundedRows(exact.eStep(data, theta, options)),
    mStep: (data, responsibilities, theta, known) =>
      rounded(exact.mStep(data, responsibilities, theta, { ...options, known })),
    em: (data, start, steps, known) => {
      const { parameters, logLikelihoods } = exact.em(data, start, { ...options, steps, known });
      return {
        parameters: rounded(parameters[steps]),
        logLikelihoods: logLikelihoods.map(toDouble),
      };
    },
  };
}

/**
 * The equations as an implementation under test: `src/exact`, each number of its answers rounded
 * once. `precision` is as in `src/exact`: significant digits, or doubles.
 */
export function exactAdapter(precision: exact.Precision = 50): Implementation {
  const digits = precision === "double" ? "in doubles" : `at ${precision} digits`;
  const operations = operationsOf(readingAt(precision));
  return inProcess(
    introduction(`gmm-conformance exact ${digits}`, [
      "log_density",
      "e_step",
      "m_step",
      "log_likelihood",
      "em",
    ]),
    ofLegalRequests(operations),
  );
}
