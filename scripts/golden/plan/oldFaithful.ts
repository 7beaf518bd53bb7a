import { dataset } from "./datasets.ts";
import { grid, inEveryStructure, ownStart, withStepsRevised } from "./grid.ts";
import { naming, subsets } from "./known.ts";
import { em, everyOperation, fit, mStep, singleSteps } from "./question.ts";
import { casesOf } from "./scenario.ts";
import * as starts from "./starts.ts";

const withKnown = subsets.flatMap((known) =>
  inEveryStructure((structure) =>
    casesOf(
      {
        source: dataset("old-faithful"),
        model: starts.oldFaithful[2][structure],
        origin: ownStart,
        ...naming(known),
      },
      structure === "full" && known.length < 3 ? [mStep, em(5), fit] : [mStep, em(5)],
    ),
  ),
);

const lab = inEveryStructure((structure) =>
  casesOf(
    {
      source: dataset("old-faithful-standardised"),
      label: "lab",
      described: "the lab's start",
      model: starts.lab[structure],
      origin: "Old Faithful lab: its data, standardised, and its start",
      difficulty: "average",
      flags: ["plateau"],
    },
    [...everyOperation, em(2), em(20), ...(structure === "full" ? [em(100)] : [])],
  ),
);

const published = casesOf(
  {
    source: dataset("old-faithful"),
    label: "published",
    described: "the start of the published likelihood",
    model: starts.publishedStart,
    origin: "Old Faithful; mclust and Mplus publish the log likelihood −1130.264",
  },
  [em(20), fit],
);

const sampleStandardised = inEveryStructure((structure) =>
  casesOf(
    {
      source: dataset("old-faithful-standardised-n-1"),
      model: starts.standardised[structure],
      origin: ownStart,
    },
    [...singleSteps, em(1), em(5), fit],
  ),
);

/** Old Faithful, as it is and standardised: the lab, and a grid of every operation and structure. */
export const oldFaithful = withStepsRevised([
  ...grid(dataset("old-faithful"), starts.oldFaithful),
  ...published,
  ...withKnown,
  ...lab,
  ...sampleStandardised,
]);
