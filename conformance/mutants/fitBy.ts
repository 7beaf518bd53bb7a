import type { Known, Matrix, MixtureParameters } from "../../src/model/index.ts";
import type { Reading } from "../adapters/reading.ts";
import { dataOf } from "../adapters/reading.ts";
import {
  fromWireModel,
  type OperationFunctions,
  type ResultOf,
  toWire,
  toWireModel,
} from "../protocol/index.ts";

/** Where a fit ended. */
export interface Fitted {
  readonly parameters: MixtureParameters;
  readonly logLikelihood: number;
  readonly steps: number;
  readonly converged: boolean;
}

/** When a fit ends. */
export interface Stopping {
  readonly maxSteps: number;
  /** On the change of the total log likelihood. */
  readonly tolerance: number;
  /** Whether it also ends where the log likelihood falls by more. */
  readonly endsWhereItFalls?: boolean;
}

/** EM by a reading, a step at a time, until the log likelihood changes by no more than asked. */
export function fitBy(
  { em }: Reading,
  data: Matrix,
  start: MixtureParameters,
  known: Known,
  { maxSteps, tolerance, endsWhereItFalls = false }: Stopping,
): Fitted {
  let parameters = start;
  for (let steps = 1; ; steps++) {
    const { parameters: next, logLikelihoods } = em(data, parameters, 1, known);
    const [before, after] = logLikelihoods;
    parameters = next;
    const converged = Math.abs(after - before) <= tolerance;
    const ends = converged || (endsWhereItFalls && after < before);
    if (ends || steps === maxSteps) return { parameters, logLikelihood: after, steps, converged };
  }
}

/** Where a fit ended, as the protocol has it. */
export function fittedInWire({
  parameters,
  logLikelihood,
  steps,
  converged,
}: Fitted): ResultOf<"fit"> {
  return {
    log_likelihood: toWire(logLikelihood),
    model: toWireModel(parameters),
    steps,
    converged,
  };
}

/** The operation `fit` of the protocol, by what ends as `fitted` does. */
export function fitOperation(
  fitted: (data: Matrix, start: MixtureParameters, known: Known, stopping: Stopping) => Fitted,
): NonNullable<OperationFunctions["fit"]> {
  return (request) => {
    const { known, tolerance, max_steps: maxSteps } = request;
    const start = fromWireModel(request.model);
    return fittedInWire(fitted(dataOf(request), start, known, { maxSteps, tolerance }));
  };
}
