import {
  asWritten,
  GmmError,
  type MatrixInput,
  type MixtureParameters,
  toMatrix,
} from "../model/index.ts";
import type { MStepOptions } from "./mStep.ts";
import { states } from "./states.ts";
import { type StoppingRule, stopper } from "./stoppingRules.ts";

/** EM until it stops. */
export interface FitOptions extends MStepOptions {
  /** When to stop: unless told, when the total log likelihood changes by no more than 1e-8. */
  readonly stopping?: StoppingRule;
  /** The most steps: 1000 unless told. */
  readonly maxSteps?: number;
  /** Called with every state that EM passes through, the start (t = 0) included. */
  readonly onStep?: (t: number, logLikelihood: number, parameters: MixtureParameters) => void;
}

/** What a fit came to. */
export interface FitResult {
  /** θ after the last step. */
  readonly parameters: MixtureParameters;
  /** ln p(X|θ) of these parameters, in total. */
  readonly logLikelihood: number;
  /** ln p(X|θ) of every state from the start on: `steps` + 1 values. */
  readonly history: readonly number[];
  readonly steps: number;
  /** Whether the stopping rule was met. */
  readonly converged: boolean;
  /** Why it stopped. */
  readonly stopped: "tolerance" | "max_steps";
}

/**
 * EM from `start` until a stopping rule is met or the steps are used up.
 *
 * @param input the data, N×D
 * @eq 9.23, 9.24, 9.25, 9.26, 9.27, 9.28
 * @deviation D-5
 * @throws GmmError `invalid_input`, `empty_component`, `singular_covariance`
 */
export function fit(
  input: MatrixInput,
  start: MixtureParameters,
  options: FitOptions = {},
): FitResult {
  const { stopping = { rule: "total", tolerance: 1e-8 }, maxSteps = 1000, onStep } = options;
  const isLast = stopper(stopping);
  if (!(Number.isInteger(maxSteps) && maxSteps >= 1))
    throw new GmmError(
      "invalid_input",
      "maxSteps",
      `is ${asWritten(maxSteps)}, not a whole number from 1 on`,
    );
  const data = toMatrix(input, "data");
  const history: number[] = [];
  const trajectory = states(data, start, options);
  for (let steps = 0; ; steps++) {
    const { parameters, logLikelihood } = trajectory.next().value;
    onStep?.(steps, logLikelihood, parameters);
    const converged = steps > 0 && isLast(history[steps - 1], logLikelihood, data.rows);
    history.push(logLikelihood);
    if (converged || steps === maxSteps) {
      const stopped = converged ? "tolerance" : "max_steps";
      return { parameters, logLikelihood, history, steps, converged, stopped };
    }
  }
}
