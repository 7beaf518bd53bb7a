import type { Known, MixtureParameters } from "../../src/model/index.ts";
import { freeParameters } from "../../src/scores/index.ts";
import { operationsPerStep, roughly, type Size } from "./size.ts";

/** N·K·D² of Old Faithful with two full covariances, which most people have certified once. */
const oldFaithful = operationsPerStep({ N: 272, D: 2, K: 2, covarianceType: "full" });

const announcedFrom = 5;
const refusedFrom = 1000;

/** A matrix of parameters × parameters tells how fast EM contracts. */
const mostParameters = 8192;

/**
 * Refuses to certify what would take days.
 *
 * @returns what is told before the work begins, where it takes a while; empty where it does not
 * @throws Error with the size of the work, and what would do
 */
export function certifiable(
  size: Size,
  theta: MixtureParameters,
  known: Known,
  anySize: boolean,
): string {
  const times = Math.round(operationsPerStep(size) / oldFaithful);
  const parameters = freeParameters(theta, known);
  const { N, D, K, covarianceType } = size;
  const what = `${N} rows, D = ${D}, K = ${K}, ${covarianceType}`;
  const remedy = "choose fewer rows, --columns or components, or --covariance diag";
  if (parameters > mostParameters)
    throw new Error(
      `${what}: has ${roughly(parameters)} free parameters; a fit is certified with at most ${mostParameters}: ${remedy}`,
    );
  if (times > refusedFrom && !anySize)
    throw new Error(
      `${what}: is about ${roughly(times)} times as much exact arithmetic as Old Faithful; ${remedy}, or give --any-size`,
    );
  return times < announcedFrom
    ? ""
    : `${what}: about ${roughly(times)} times as much exact arithmetic as Old Faithful\n`;
}
