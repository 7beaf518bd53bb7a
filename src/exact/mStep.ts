import {
  checkKnown,
  checkPositiveDefinite,
  GmmError,
  type Known,
  type MatrixInput,
  type MixtureParameters,
  mapParameters,
  validResponsibilities,
} from "../model/index.ts";
import { type Evaluation, evaluation, type Real, toDouble, type Value } from "./engine/index.ts";
import { maximisationEquations } from "./equations/index.ts";
import type { Responsibilities } from "./eStep.ts";
import { indices } from "./indices.ts";
import { type ExactData, edited, type ReadingOptions, type State, stateOf } from "./state.ts";

/** The groups of parameters that a step holds fixed: none unless told. */
export interface StepOptions extends ReadingOptions {
  readonly known?: Known;
}

/**
 * The M step: the parameters that maximise the expected complete-data log likelihood, given the
 * responsibilities (N×K). `theta` is the current model: it gives the structure of the covariances
 * and the values of the known groups, which come back as they are.
 *
 * @eq 9.24, 9.25 (9.25-tied, 9.25-diag, 9.25-spherical, 9.25-scalar), 9.26, 9.27
 * @throws GmmError `empty_component` where N_k = 0, `singular_covariance` where the result is singular
 */
export function mStep(
  data: ExactData,
  responsibilities: MatrixInput | Responsibilities,
  theta: MixtureParameters<Real>,
  options: StepOptions = {},
): MixtureParameters<Real> {
  const state = stateOf(data, theta, options);
  checkKnown(options.known ?? []);
  const gamma = exactResponsibilities(responsibilities, state);
  return maximised(state, gamma, options.known ?? []);
}

function exactResponsibilities(
  input: MatrixInput | Responsibilities,
  { data, theta, arithmetic }: State,
): Responsibilities {
  const K = theta.weights.length;
  const inDoubles = Array.isArray(input)
    ? (input as Responsibilities).map((row) => row.map(toDouble))
    : (input as MatrixInput);
  const { values } = validResponsibilities(inDoubles, data.rows, K);
  const given = (n: number, k: number): Real =>
    Array.isArray(input) ? (input as Responsibilities)[n - 1][k - 1] : values[(n - 1) * K + k - 1];
  return indices(data.rows).map((n) => indices(K).map((k) => arithmetic.exactly(given(n, k))));
}

/** The M step from responsibilities that are known to be valid. */
export function maximised(
  state: State,
  gamma: Responsibilities,
  known: Known,
): MixtureParameters<Real> {
  const m = maximisation(state, gamma, known);
  refuseEmpty(m, state.theta, known);
  const updated = newParameters(m, state, known);
  if (!known.includes("covariances")) checkPositiveDefinite(mapParameters(updated, toDouble));
  return updated;
}

/** The equations of the M step, bound to a state and responsibilities. */
export function maximisation(state: State, gamma: Responsibilities, known: Known): Evaluation {
  const { arithmetic, forms, edits, bindings, theta } = state;
  const equations = edited(maximisationEquations(theta.covarianceType, forms), edits);
  return evaluation(arithmetic, equations, {
    ...bindings,
    gamma: (n: number, k: number) => gamma[n - 1][k - 1],
    ...(known.includes("weights") && { weightNew: bindings["weight"] }),
    ...(known.includes("means") && { muNew: bindings["mu"] }),
  });
}

/** What the equations of the M step give, whatever it is; known groups as they were. */
export function newParameters(m: Evaluation, state: State, known: Known): MixtureParameters<Real> {
  const { theta } = state;
  const K = indices(theta.weights.length);
  return {
    covarianceType: theta.covarianceType,
    weights: K.map((k) => m.scalar("weightNew", k)),
    means: K.map((k) => [m.value("muNew", k)].flat() as Real[]),
    covariances: known.includes("covariances")
      ? theta.covariances
      : newCovariances[theta.covarianceType](m, state),
  } as MixtureParameters<Real>;
}

/** Zero itself: a decimal is not zero where a double underflows. */
function isZero(value: Real): boolean {
  return typeof value === "number" ? value === 0 : value.isZero();
}

/** Refuses a component that nothing belongs to, where the step would divide by its N_k. */
function refuseEmpty(m: Evaluation, theta: MixtureParameters<Real>, known: Known): void {
  const dividesForMeans = !known.includes("means");
  const dividesForCovariances = !known.includes("covariances") && theta.covarianceType !== "tied";
  if (!dividesForMeans && !dividesForCovariances) return;
  for (const k of indices(theta.weights.length))
    if (isZero(m.scalar("effectiveCount", k)))
      throw new GmmError(
        "empty_component",
        `component ${k - 1}`,
        "has N_k = 0: no point belongs to it, so its mean and covariance are undefined",
      );
}

type NewCovariances = (m: Evaluation, state: State) => unknown;

const square = (value: Value): Value => (Array.isArray(value) ? value : [[value]]);

/** How each structure collects its new covariances from the equations. */
const newCovariances: Readonly<Record<MixtureParameters["covarianceType"], NewCovariances>> = {
  full: (m, { theta, forms }) =>
    indices(theta.weights.length).map((k) =>
      square(m.value(forms === "scalar" ? "varianceNew" : "SigmaNew", k)),
    ),
  tied: (m) => square(m.value("SigmaTiedNew")),
  diag: (m, { theta, forms, data }) =>
    indices(theta.weights.length).map((k) =>
      forms === "scalar"
        ? [m.value("varianceNew", k)]
        : indices(data.columns).map((i) => m.value("varianceNew", k, i)),
    ),
  spherical: (m, { theta }) => indices(theta.weights.length).map((k) => m.value("varianceNew", k)),
};
