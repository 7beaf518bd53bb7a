import type { MixtureParameters } from "../../../src/model/index.ts";
import { dataset } from "./datasets.ts";
import { grid, inEveryStructure, withStepsRevised } from "./grid.ts";
import { em, everyOperation, everyOperationBriefly } from "./question.ts";
import { casesOf } from "./scenario.ts";
import * as starts from "./starts.ts";

const mixedPopulation = withStepsRevised([
  ...grid(dataset("mixed-population"), starts.mixedPopulation),
  ...casesOf(
    {
      source: dataset("mixed-population"),
      label: "workbook",
      described: "the workbook's start",
      model: starts.workbook,
      origin: "workbook, 11.7.2: means 10 and 30, variances 1, equal weights",
      difficulty: "higher",
      flags: ["far-start"],
    },
    [...everyOperation, em(2), em(20)],
  ),
]);

/** From the fit that the workbook prints, to the fixed point that it stopped short of. */
const printed = casesOf(
  {
    source: dataset("mixed-population"),
    label: "printed",
    described: "the fit that the workbook prints",
    model: starts.workbookPrinted,
    origin: "workbook, 11.5: the means, standard deviations and weights that it prints",
  },
  everyOperation,
);

const single = (name: "workbook-population-1" | "workbook-population-2", described: string) =>
  (["full", "spherical"] as const).flatMap((structure) =>
    casesOf(
      {
        source: dataset(name),
        model: starts.populations[name][structure],
        origin: `workbook, 11.4.2: 2000 draws from ${described}`,
        flags: ["one-component", "one-dimension", "many-rows"],
      },
      everyOperation,
    ),
  );

const pair = (
  name: "workbook-combined" | "workbook-matched",
  origin: string,
  model: starts.Starts,
) =>
  (["full", "tied"] as const).flatMap((structure) =>
    casesOf(
      {
        source: dataset(name),
        model: model[structure],
        origin,
        flags: ["one-dimension", "many-rows"],
      },
      everyOperation,
    ),
  );

const galaxies = inEveryStructure((structure) =>
  casesOf(
    {
      source: dataset("galaxies"),
      model: starts.galaxies[structure] as MixtureParameters,
      origin: "workbook, 11.6: a round galaxy at (5, 5) and a disk seen at an angle",
      flags: ["many-rows"],
    },
    structure === "full" ? everyOperation : everyOperationBriefly,
  ),
);

/** The workbook's data, printed and synthetic. */
export const workbook = [
  ...mixedPopulation,
  ...printed,
  ...single("workbook-population-1", "N(−5, 0.7²)"),
  ...single("workbook-population-2", "N(1, 0.3²)"),
  ...pair(
    "workbook-combined",
    "workbook, 11.4.2: its two populations, appended",
    starts.combinedPopulations,
  ),
  ...pair("workbook-matched", "workbook, 11.4.3: the mixture matched by hand", starts.matched),
  ...galaxies,
];
