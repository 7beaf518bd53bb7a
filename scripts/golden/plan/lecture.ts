import type { CovarianceType } from "../../../src/model/index.ts";
import { covarianceTypes } from "../../../src/model/index.ts";
import { type DatasetName, dataset } from "./datasets.ts";
import { foundStart, type Initialisation } from "./foundStart.ts";
import { everyOperation, everyOperationBriefly, fit } from "./question.ts";
import { type Ask, casesOf, type PlannedAnswer } from "./scenario.ts";

interface Use {
  readonly name: DatasetName;
  readonly K: number;
  readonly by: Initialisation;
  /** The structure that the lecture fits; the others are asked beside it. */
  readonly structure: CovarianceType;
  readonly structures?: readonly CovarianceType[];
  /** The structures in which EM is still moving after 10 000 steps: along the circle, or all but still. */
  readonly endless?: readonly CovarianceType[];
  readonly origin: string;
}

const uses: readonly Use[] = [
  {
    name: "moons-200",
    K: 2,
    by: "k-means",
    structure: "full",
    origin: "lecture 13, density estimation: two moons as a mixture of two",
  },
  {
    name: "moons-200",
    K: 16,
    by: "k-means",
    structure: "full",
    structures: ["full"],
    origin: "lecture 13, density estimation: two moons as a mixture of sixteen",
  },
  {
    name: "blobs",
    K: 3,
    by: "random rows",
    structure: "diag",
    origin: "lecture 13, clustering, data set 1: random means, diagonal covariances",
  },
  {
    name: "blobs-spread",
    K: 3,
    by: "k-means",
    structure: "full",
    origin: "lecture 13, clustering, data set 2: spreads of 1, 2.5 and 0.5, k-means",
  },
  {
    name: "moons",
    K: 2,
    by: "k-means",
    structure: "full",
    origin: "lecture 13, clustering, data set 3: two moons, k-means",
  },
  {
    name: "circles",
    K: 2,
    by: "k-means",
    structure: "full",
    endless: ["tied", "spherical"],
    origin: "lecture 13, clustering, data set 4: two circles, k-means",
  },
  {
    name: "blobs-sheared",
    K: 3,
    by: "random rows",
    structure: "diag",
    origin: "lecture 13, clustering, data set 5: sheared blobs, random means, diagonal covariances",
  },
  {
    name: "blobs-unequal",
    K: 3,
    by: "random rows",
    structure: "full",
    endless: ["tied"],
    origin: "lecture 13, clustering, data set 6: blobs of 500, 100 and 10 points, random means",
  },
];

/** The longer trajectory where the lecture looks, and a fit where EM comes to an end. */
function asksFor({ structure: used, endless }: Use, structure: CovarianceType): readonly Ask[] {
  const asks = structure === used ? everyOperation : everyOperationBriefly;
  return endless?.includes(structure) ? asks.filter((ask) => ask !== fit) : asks;
}

function casesFor(use: Use): readonly PlannedAnswer[] {
  const source = dataset(use.name);
  return (use.structures ?? covarianceTypes).flatMap((structure) =>
    casesOf(
      {
        source,
        model: foundStart(source, use.K, structure),
        described: `from ${use.by}`,
        origin:
          structure === use.structure
            ? use.origin
            : `${use.origin}; here with ${structure} covariances`,
        difficulty: use.K > 3 ? "higher" : "average",
        flags: source.rows.length > 1000 ? ["many-rows"] : [],
      },
      asksFor(use, structure),
    ),
  );
}

/** The lecture's data sets, each with the K, the start and the structure that it uses, and the other structures. */
export const lecture = uses.flatMap(casesFor);
