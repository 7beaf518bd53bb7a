import type { CovarianceType, Known } from "../../../src/model/index.ts";
import { dataset, inline } from "./datasets.ts";
import { naming } from "./known.ts";
import { pair, points } from "./ladders/base.ts";
import { fitOutOfSteps } from "./question.ts";
import { casesOf, type PlannedAnswer, type Scenario } from "./scenario.ts";
import * as starts from "./starts.ts";

const origin =
  "a fit that says it converged when its steps are used up (scikit-learn#20030, methpipe#91), and steps that are counted from 0";

/** Fits of one start that are allowed 1 step, 3 steps, or each. */
function fitsIn(
  allowed: readonly number[],
  { flags = [], ...scenario }: Omit<Scenario, "origin">,
): readonly PlannedAnswer[] {
  return allowed.flatMap((steps) =>
    casesOf(
      {
        ...scenario,
        origin,
        flags: ["out-of-steps", ...flags],
        orRefused: {
          codes: ["not_converged"],
          why: `the fit has not converged when its ${steps === 1 ? "only step is" : `${steps} steps are`} used up`,
        },
      },
      [fitOutOfSteps(steps)],
    ),
  );
}

/** Three values of which a step can be taken by hand. */
const threeValues = (["full", "spherical"] as const).flatMap((structure) =>
  fitsIn(structure === "full" ? [1, 3] : [1], {
    source: inline("bugs", "three-values", "the values 0, 1 and 4", [[0], [1], [4]]),
    model: starts.startsFrom({
      weights: [0.25, 0.75],
      means: [[0], [3]],
      full: [[[1]], [[4]]],
      tied: [[2]],
      spherical: [1, 4],
    })[structure],
    flags: ["few-points", "one-dimension"],
  }),
);

const twelvePoints = (["full", "tied", "diag", "spherical"] as const).flatMap((structure) =>
  fitsIn([3], {
    source: inline("bugs", "twelve-points", "12 points", points),
    model: pair[structure],
  }),
);

const oldFaithful = (K: 2 | 3, structure: CovarianceType, known: Known, ...allowed: number[]) =>
  fitsIn(allowed, {
    source: dataset("old-faithful"),
    model: starts.oldFaithful[K][structure],
    ...(known.length > 0 && naming(known)),
  });

/** Fits whose steps are used up long before they converge. */
export const outOfSteps: readonly PlannedAnswer[] = [
  ...threeValues,
  ...twelvePoints,
  ...oldFaithful(2, "full", [], 1, 3),
  ...oldFaithful(2, "tied", [], 1),
  ...oldFaithful(2, "diag", [], 1),
  ...oldFaithful(2, "spherical", [], 3),
  ...oldFaithful(3, "full", [], 3),
  ...oldFaithful(2, "full", ["means"], 1),
  ...oldFaithful(2, "diag", ["weights", "means"], 1),
  ...oldFaithful(2, "full", ["covariances"], 1),
];
