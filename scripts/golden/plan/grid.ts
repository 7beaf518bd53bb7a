import { type CovarianceType, covarianceTypes } from "../../../src/model/index.ts";
import { em, everyOperation, fit, singleSteps } from "./question.ts";
import { casesOf, type PlannedAnswer, type Source } from "./scenario.ts";
import type { Starts } from "./starts.ts";

export const ownStart = "a start of this project, chosen to discriminate";

/** The same for every structure of covariances. */
export function inEveryStructure(
  make: (structure: CovarianceType) => readonly PlannedAnswer[],
): readonly PlannedAnswer[] {
  return covarianceTypes.flatMap(make);
}

/** Every operation, structure and K on one data set. */
export function grid(
  source: Source,
  byK: Readonly<Record<1 | 2 | 3, Starts>>,
): readonly PlannedAnswer[] {
  return ([1, 2, 3] as const).flatMap((K) =>
    inEveryStructure((structure) =>
      casesOf(
        {
          source,
          model: byK[K][structure],
          origin: ownStart,
          difficulty: K === 3 ? "average" : "lower",
          flags: K === 1 ? ["one-component"] : [],
        },
        K === 1 ? [...singleSteps, em(1), em(2), fit] : [...everyOperation, em(2), em(20)],
      ),
    ),
  );
}

/** The second edition of trajectories and fits, whose tolerances were derived anew. */
export function withStepsRevised(cases: readonly PlannedAnswer[]): readonly PlannedAnswer[] {
  return cases.map((planned) =>
    ["em", "fit"].includes(planned.question.operation) ? { ...planned, revision: 2 } : planned,
  );
}
