import { GmmError, type Known, type MixtureParameters } from "../model/index.ts";
import { coordinatesOf, distance } from "./coordinates.ts";

/** One step of EM in doubles. */
export type StepInDoubles = (theta: MixtureParameters) => MixtureParameters;

/** Where EM in doubles came to rest. */
export interface StandStill {
  readonly theta: MixtureParameters;
  readonly steps: number;
  /** The largest change of the last step, in units of each parameter's scale. */
  readonly lastChange: number;
}

const rounding = 2 ** -50;
const idleSteps = 20;
const idleChange = 1e-9;

/**
 * Steps in doubles until no parameter moves by more than rounding, or the moves, small by then,
 * have not shrunk for 20 steps.
 *
 * @throws GmmError `not_converged` after `maxSteps`
 */
export function standStill(
  start: MixtureParameters,
  nearby: StepInDoubles,
  { known, maxSteps }: { readonly known: Known; readonly maxSteps: number },
): StandStill {
  let theta = start;
  let quietest = Number.POSITIVE_INFINITY;
  let idle = 0;
  for (let steps = 1; steps <= maxSteps; steps++) {
    const next = nearby(theta);
    const lastChange = distance(theta, next, coordinatesOf(next, known));
    theta = next;
    idle = lastChange < quietest ? 0 : idle + 1;
    quietest = Math.min(quietest, lastChange);
    const still = lastChange <= rounding || (idle >= idleSteps && lastChange < idleChange);
    if (still) return { theta, steps, lastChange };
  }
  throw new GmmError(
    "not_converged",
    "standStill",
    `still moving after ${maxSteps} steps in doubles`,
  );
}
