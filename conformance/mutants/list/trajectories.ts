import * as float64 from "../../../src/float64/index.ts";
import { randomRowsStart } from "../../../src/initialisation/index.ts";
import {
  type Known,
  type Matrix,
  type MixtureParameters,
  toMatrix,
} from "../../../src/model/index.ts";
import { float64Reading } from "../../adapters/float64/adapter.ts";
import { dataOf, type Reading } from "../../adapters/reading.ts";
import type { OperationFunctions } from "../../protocol/index.ts";
import { assembled, emOf } from "../assembled.ts";
import { type Fitted, fitOperation, fittedInWire, type Stopping } from "../fitBy.ts";
import { wrongOver, wrongPart } from "./declare.ts";

const right = float64Reading;
const steps = ["9.23", "9.24", "9.25", "9.26"];

/** The fit of the built-in. */
function fitted(
  data: Matrix,
  start: MixtureParameters,
  known: Known,
  { maxSteps, tolerance }: Stopping,
): Fitted {
  return float64.fit(data, start, { stopping: { rule: "total", tolerance }, maxSteps, known });
}

/** EM with other numbers of steps than asked for; the likelihoods are those of the steps asked for. */
function stepsOff(by: number): Reading["em"] {
  return (data, start, asked, known) => {
    if (asked === 0) return right.em(data, start, asked, known);
    const { logLikelihoods } = right.em(data, start, asked, known);
    const { parameters } = right.em(data, start, Math.max(0, asked + by), known);
    return { parameters, logLikelihoods };
  };
}

/** EM that stops for good when the mean log likelihood changes by less than 1e-3. */
const stopsEarly: Reading["em"] = (data, start, asked, known) => {
  const { logLikelihoods } = right.em(data, start, asked, known);
  const small = logLikelihoods
    .slice(1)
    .findIndex((after, t) => Math.abs(after - logLikelihoods[t]) < 1e-3 * data.rows);
  const last = small < 0 ? asked : small + 1;
  const { parameters } = right.em(data, start, last, known);
  return {
    parameters,
    logLikelihoods: logLikelihoods.map((value, t) => (t <= last ? value : logLikelihoods[last])),
  };
};

/** The likelihoods of the states one step earlier. */
const stale: Reading["em"] = (...asked) => {
  const { parameters, logLikelihoods } = right.em(...asked);
  return { parameters, logLikelihoods: [logLikelihoods[0], ...logLikelihoods.slice(0, -1)] };
};

let drawn = 0;

/** A fit from random rows, each time others: the seed that it is given has no say. */
const fitOwnUnseeded: NonNullable<OperationFunctions["fit_own"]> = (request) => {
  const { components, covariance_type: covarianceType, max_steps, tolerance } = request;
  const data = dataOf(request);
  const start = randomRowsStart(data, components, { covarianceType, seed: drawn++ % 2 });
  const stopping = { maxSteps: max_steps, tolerance };
  return fittedInWire(fitted(data, start, [], stopping));
};

/** θ with the weights of one M step more, and its likelihood. */
const weightsAhead = (base: Reading): Partial<Reading> => ({
  em: (data, start, asked, known) => {
    const { parameters: theta, logLikelihoods } = base.em(data, start, asked, known);
    if (asked === 0 || known.includes("weights")) return { parameters: theta, logLikelihoods };
    const gamma = toMatrix(base.eStep(data, theta), "responsibilities");
    const parameters = { ...theta, weights: base.mStep(data, gamma, theta, known).weights };
    const last = base.logLikelihood(data, parameters);
    return { parameters, logLikelihoods: [...logLikelihoods.slice(0, -1), last] };
  },
});

/** Expectation conditional maximisation: an E step more, between the means and the covariances. */
const conditional = ({ eStep, mStep, logLikelihood }: Reading): Partial<Reading> => {
  const half = (data: Matrix, theta: MixtureParameters, held: Known, known: Known) =>
    mStep(data, toMatrix(eStep(data, theta), "responsibilities"), theta, [
      ...new Set([...known, ...held]),
    ]);
  const step: Reading["mStep"] = (data, _, theta, known) =>
    half(data, half(data, theta, ["covariances"], known), ["means"], known);
  return { em: emOf({ ...right, eStep, mStep: step, logLikelihood }) };
};

/** Variances in one dimension that are not tied: what R's normalmixEM takes its ECM for. */
const conditionalInOneDimension = (base: Reading): Partial<Reading> => {
  const { em } = assembled(conditional(base), base);
  return {
    em: (data, start, ...asked) =>
      data.columns === 1 && start.covarianceType !== "tied"
        ? em(data, start, ...asked)
        : base.em(data, start, ...asked),
  };
};

/** Right steps, too many or too few of them, or reported with likelihoods of others. */
export const trajectoryMutants = [
  wrongPart(
    {
      name: "stale-likelihood",
      bug: "likelihoods of the parameters before the step",
      origin: "scikit-learn#10869; Notebook, main loop",
      breaks: ["9.28"],
    },
    { em: stale },
  ),
  wrongPart(
    {
      name: "step-too-many",
      bug: "one step too many",
      origin: "a loop that counts its end",
      breaks: steps,
    },
    { em: stepsOff(1) },
  ),
  wrongPart(
    {
      name: "step-too-few",
      bug: "one step too few",
      origin: "a loop that begins at 1",
      breaks: steps,
    },
    { em: stepsOff(-1) },
  ),
  wrongPart(
    {
      name: "converged-out-of-steps",
      bug: "a fit that says it converged when its steps are used up",
      origin:
        "scikit-learn#20030, smithlabcode/methpipe#91: a fit that ran out of steps passes for one that ended",
      breaks: ["9.28"],
    },
    {},
    {
      fit: fitOperation((...asked) => ({ ...fitted(...asked), converged: true })),
    },
  ),
  wrongPart(
    {
      name: "stops-early",
      bug: "steps that end when the mean log likelihood changes by less than 1e-3",
      origin: "utvisionlab/mixest#5; Workbook 11.5, the printed fit",
      breaks: steps,
    },
    { em: stopsEarly },
    {
      fit: fitOperation((data, start, known, { maxSteps, tolerance }) => {
        const mean = Math.max(tolerance, 1e-3 * data.rows);
        const end = fitted(data, start, known, { maxSteps, tolerance: mean });
        return { ...end, converged: true };
      }),
    },
  ),
  wrongPart(
    {
      name: "tolerance-on-mean",
      bug: "a tolerance on the change of the mean log likelihood",
      origin: "utvisionlab/mixest#5: it stops N times earlier",
      breaks: ["9.28"],
    },
    {},
    {
      fit: fitOperation((data, start, known, { maxSteps, tolerance }) =>
        fitted(data, start, known, { maxSteps, tolerance: tolerance * data.rows }),
      ),
    },
  ),
  wrongPart(
    {
      name: "fit-reports-start",
      bug: "a fit that reports the likelihood of its start",
      origin: "scikit-learn#10869: the reported likelihood belongs to other parameters",
      breaks: ["9.28"],
    },
    {},
    {
      fit: fitOperation((data, start, known, stopping) => ({
        ...fitted(data, start, known, stopping),
        logLikelihood: right.logLikelihood(data, start),
      })),
    },
  ),
  wrongPart(
    {
      name: "steps-from-zero",
      bug: "a fit that counts its steps from 0",
      origin: "iterations counted from 0, as in OpenCV and ELKI: the first step is number 0",
      breaks: ["9.28"],
    },
    {},
    {
      fit: fitOperation((...asked) => {
        const end = fitted(...asked);
        return { ...end, steps: end.steps - 1 };
      }),
    },
  ),
  wrongPart(
    {
      name: "seed-ignored",
      bug: "a fit from a start of its own that is given a seed and does not use it",
      origin: "CSOgroup/cellcharter#122: a seed is accepted, stored and never used",
      breaks: ["9.23"],
    },
    {},
    { fit_own: fitOwnUnseeded },
  ),
  wrongOver(
    {
      name: "weights-one-step-ahead",
      bug: "weights of one M step more than the components",
      origin: "flexmix 2.3.18: prior is the mean of the responsibilities after the last step",
      breaks: ["9.26", "9.28"],
    },
    weightsAhead,
  ),
  wrongOver(
    {
      name: "conditional-maximisation",
      bug: "an E step more between the means and the variances of one dimension (ECM)",
      origin: "mixtools 2.0.0: normalmixEM with unequal standard deviations, whatever ECM says",
      breaks: ["9.25-diag", "9.25-spherical", "9.25-scalar", "9.26"],
    },
    conditionalInOneDimension,
  ),
  wrongPart(
    {
      name: "iteration-limit-ignored",
      bug: "a fit that goes on after its last step",
      origin: "accord-net#337: the iteration limit ignored",
      breaks: steps,
    },
    {
      em: (data, start, asked, known) => {
        const { logLikelihoods } = right.em(data, start, asked, known);
        const { parameters } = right.em(data, start, asked + 200, known);
        return { parameters, logLikelihoods };
      },
    },
  ),
  wrongPart(
    {
      name: "fit-starts-from-zero",
      bug: "a fit that compares its first log likelihood with 0, and ends where it is negative",
      origin: "Smile 3.1.1: fit() ends after its first iteration where ln p(X) < 0",
      breaks: ["9.28"],
    },
    {},
    {
      fit: fitOperation((data, start, known, stopping) => {
        const once = fitted(data, start, known, { ...stopping, maxSteps: 1 });
        if (once.logLikelihood <= stopping.tolerance) return { ...once, converged: true };
        return fitted(data, start, known, stopping);
      }),
    },
  ),
] as const;
