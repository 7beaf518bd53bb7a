import { type CovarianceType, covarianceTypes } from "../../../src/model/index.ts";
import { dataset } from "./datasets.ts";
import { inEveryStructure } from "./grid.ts";
import { naming, subsets } from "./known.ts";
import * as starts from "./notebookStarts.ts";
import { em, eStep, everyOperation, fit, logDensity, logLikelihood, mStep } from "./question.ts";
import { type Ask, casesOf, type Source } from "./scenario.ts";

const pair = dataset("notebook-2d");
const solid = dataset("notebook-3d");

/** Case I: weights and covariances known, from the means that the notebook prints. */
const caseI = (source: Source, model: starts.CaseI, beside: readonly Ask[]) =>
  casesOf(
    {
      source,
      model,
      origin: "notebook, case I: weights and covariances known, means unknown",
      ...naming(["weights", "covariances"]),
      label: "case-1",
      described: "case I",
    },
    [logDensity, eStep, logLikelihood, ...beside, em(1), em(5), em(20), fit],
  );

/** Case II: everything unknown, from the start that the notebook prints. */
const caseII = (source: Source, byStructure: starts.CaseII) =>
  inEveryStructure((structure) =>
    casesOf(
      {
        source,
        model: byStructure[structure],
        origin: "notebook, case II: everything unknown",
        label: "case-2",
        described: "case II",
      },
      [...everyOperation, em(20)],
    ),
  );

/** Every subset of the parameters known, in the structures of a data set. */
const everySubset = (
  source: Source,
  byStructure: starts.CaseII,
  structures: readonly CovarianceType[],
) =>
  subsets.flatMap((known) =>
    structures.flatMap((structure) =>
      casesOf(
        {
          source,
          model: byStructure[structure],
          origin: "notebook, between its cases: some of the parameters known",
          ...naming(known),
        },
        known.length < 3 ? [mStep, em(5), fit] : [mStep, em(5)],
      ),
    ),
  );

/** From the result that the notebook prints for other data of the same kind. */
const printed = casesOf(
  {
    source: pair,
    model: starts.printed,
    origin: "notebook, case II: the parameters that it prints after some 80 steps, on its own data",
    label: "printed",
    described: "the notebook's result",
  },
  [logLikelihood, eStep, em(1), fit],
);

/** The notebook's data: both its cases, and every subset of known parameters. */
export const notebook = [
  ...caseI(pair, starts.caseI2d, [mStep]),
  ...caseII(pair, starts.caseII2d),
  ...everySubset(pair, starts.near2d, covarianceTypes),
  ...printed,
  // The first component is so far off here that rounded responsibilities leave it none.
  ...caseI(solid, starts.caseI3d, []),
  ...caseII(solid, starts.caseII3d),
  ...everySubset(solid, starts.near3d, ["full", "diag"]),
];
