import type { FullParameters } from "../../src/model/index.ts";
import type { Problem } from "./problem.ts";

/** An implementation whose one EM step is timed. */
export interface Contestant {
  readonly name: string;
  /** Takes a problem in, does one step, and gives back what it led to. */
  readonly load: (problem: Problem) => Promise<FullParameters>;
  /** Seconds for one step from the start of the loaded problem: the mean over `repeats` in a row. */
  readonly time: (repeats: number) => Promise<number>;
  readonly close: () => void;
}

/** A contestant of this process, from a function that prepares a step. */
export function inThisProcess(
  name: string,
  prepare: (problem: Problem) => () => FullParameters,
): Contestant {
  let step: () => FullParameters = () => {
    throw new Error("nothing is loaded");
  };
  return {
    name,
    load: async (problem) => {
      step = prepare(problem);
      return step();
    },
    time: async (repeats) => {
      const begin = performance.now();
      for (let r = 0; r < repeats; r++) step();
      return (performance.now() - begin) / 1000 / repeats;
    },
    close: () => undefined,
  };
}
