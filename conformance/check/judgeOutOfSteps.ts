import * as float64 from "../../src/float64/index.ts";
import { GmmError } from "../../src/model/index.ts";
import type { OutOfSteps } from "../cases/index.ts";
import { fromWireModel, type ResultOf } from "../protocol/index.ts";

type Rows = readonly (readonly number[])[];

const inWords = (steps: number) => (steps === 1 ? "1 step" : `${steps} steps`);

/** What one more step changes the log likelihood by; undefined where none can be taken. */
function changeOfNextStep({ expected, input }: OutOfSteps, data: Rows): number | undefined {
  try {
    const { known } = input;
    const onward = float64.em(data, fromWireModel(expected.model), { steps: 1, known });
    return onward.logLikelihoods[1] - onward.logLikelihoods[0];
  } catch (error) {
    if (error instanceof GmmError) return undefined;
    throw error;
  }
}

/** What is wrong with how a fit that runs out of steps says that it ended, whatever its numbers. */
export function wrongEnding(
  golden: OutOfSteps,
  { steps, converged }: ResultOf<"fit">,
  data: Rows,
): string | undefined {
  const { steps: allowed } = golden.expected;
  if (converged) {
    const change = changeOfNextStep(golden, data)?.toPrecision(3);
    const going =
      change === undefined ? "" : ` and one more step changes the log likelihood by ${change}`;
    return `answers converged: true, though its ${inWords(allowed)} ${allowed === 1 ? "is" : "are"} used up${going}`;
  }
  return steps === allowed
    ? undefined
    : `says that it took ${inWords(steps)}, not ${allowed}: it does not converge before its steps are used up`;
}
