import { dataset } from "./datasets.ts";
import { foundStart } from "./foundStart.ts";
import { inEveryStructure } from "./grid.ts";
import { everyOperation } from "./question.ts";
import { casesOf } from "./scenario.ts";

const source = dataset("pypr-mixture");

/** PyPR's example, from means at random rows, as its `cluster_init="sample"` has them. */
export const pypr = inEveryStructure((structure) =>
  casesOf(
    {
      source,
      model: foundStart(source, 3, structure),
      described: "from random rows",
      origin: "PyPR's documentation: 1000 points of a mixture of three",
      difficulty: "average",
    },
    everyOperation,
  ),
);
