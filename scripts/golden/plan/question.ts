import { roundedResponsibilities } from "../../../conformance/certification/index.ts";
import type { Ask, Scenario } from "./scenario.ts";

const given = ({ source: { rows }, model }: Scenario) => ({ data: rows, model });
const heldIn = ({ known = [] }: Scenario) => ({ known });

export const logDensity: Ask = (s) => ({
  suffix: "log-density",
  verb: "log densities",
  question: { operation: "log_density", ...given(s) },
});

export const eStep: Ask = (s) => ({
  suffix: "e-step",
  verb: "E step",
  question: { operation: "e_step", ...given(s) },
});

/** From the responsibilities of the E step, rounded: a question that no E step has a say in. */
export const mStep: Ask = (s) => ({
  suffix: "m-step",
  verb: "M step from responsibilities of four decimals",
  question: {
    operation: "m_step",
    ...given(s),
    responsibilities: roundedResponsibilities(s.source.rows, s.model),
    ...heldIn(s),
  },
});

/** From responsibilities that are given. */
export const mStepFrom =
  (responsibilities: readonly (readonly number[])[]): Ask =>
  (s) => ({
    suffix: "m-step",
    verb: "M step",
    question: { operation: "m_step", ...given(s), responsibilities, ...heldIn(s) },
  });

export const logLikelihood: Ask = (s) => ({
  suffix: "log-likelihood",
  verb: "log likelihood",
  question: { operation: "log_likelihood", ...given(s) },
});

export const em =
  (steps: number): Ask =>
  (s) => ({
    suffix: `em-${steps}`,
    verb: steps === 1 ? "1 step of EM" : `${steps} steps of EM`,
    question: { operation: "em", ...given(s), ...heldIn(s), steps },
  });

export const fit: Ask = (s) => ({
  suffix: "fit",
  verb: "fit",
  question: { operation: "fit", ...given(s), ...heldIn(s), max_steps: 10_000, tolerance: 1e-9 },
});

/** A fit that runs out of steps: it stands where as many steps of EM end, and says that it has not converged. */
export const fitOutOfSteps =
  (steps: number): Ask =>
  (s) => ({
    suffix: `fit-in-${steps}`,
    verb: steps === 1 ? "a fit that is allowed 1 step" : `a fit that is allowed ${steps} steps`,
    question: {
      operation: "fit",
      ...given(s),
      ...heldIn(s),
      max_steps: steps,
      tolerance: 1e-9,
      runsOut: true,
    },
  });

/** The operations that need no second step. */
export const singleSteps: readonly Ask[] = [logDensity, eStep, mStep, logLikelihood];

/** Every operation, with one step, a short trajectory and the fixed point. */
export const everyOperation: readonly Ask[] = [...singleSteps, em(1), em(5), fit];

/** The same with the shortest trajectory, where a step takes long in exact arithmetic. */
export const everyOperationBriefly: readonly Ask[] = [...singleSteps, em(1), em(2), fit];
