import {
  type CovarianceType,
  covarianceTypes,
  type MixtureParameters,
} from "../../../../src/model/index.ts";
import { type Ask, casesOf, type PlannedAnswer, type Scenario } from "../scenario.ts";
import { type Starts, startsFrom } from "../starts.ts";

type Rows = readonly (readonly number[])[];

/** Twelve points about the origin, in eighths, so that a whole offset can be added exactly. */
export const points: Rows = [
  [-1.25, -0.875],
  [-0.5, -0.125],
  [-0.875, 0.25],
  [-1.5, -0.375],
  [-0.375, -1.125],
  [-0.75, -0.625],
  [-0.125, 0.5],
  [0.5, 0.875],
  [1.25, 0.25],
  [0.875, 1.375],
  [1.625, -0.125],
  [1.125, 0.5],
];

/** A pair of components on those points: correlated, unequal, |Σ| ≠ 1. */
export const pair: Starts = startsFrom({
  weights: [0.625, 0.375],
  means: [
    [-0.75, -0.375],
    [1, 0.5],
  ],
  full: [
    [
      [0.5, 0.1875],
      [0.1875, 0.375],
    ],
    [
      [0.375, -0.125],
      [-0.125, 0.625],
    ],
  ],
  tied: [
    [0.4375, 0.125],
    [0.125, 0.5],
  ],
  spherical: [0.4375, 0.5625],
});

/** Responsibilities on those points, in sixteenths: mostly the nearer component's. */
export const shares: Rows = [15, 13, 14, 15, 12, 14, 9, 5, 1, 2, 0, 3].map((sixteenths) => [
  sixteenths / 16,
  1 - sixteenths / 16,
]);

/** `rows` with every value changed. */
export function changed(rows: Rows, change: (value: number, i: number) => number): Rows {
  return rows.map((row) => row.map(change));
}

/** `theta` with its means changed. */
export function withMeans(
  theta: MixtureParameters,
  change: (value: number, i: number) => number,
): MixtureParameters {
  return { ...theta, means: changed(theta.means, change) };
}

/** The same questions in several structures. */
export function inStructures(
  scenario: (structure: CovarianceType) => Omit<Scenario, "origin">,
  asks: readonly Ask[] | ((structure: CovarianceType) => readonly Ask[]),
  origin: string,
  structures: readonly CovarianceType[] = covarianceTypes,
): readonly PlannedAnswer[] {
  return structures.flatMap((structure) =>
    casesOf(
      { origin, ...scenario(structure) },
      typeof asks === "function" ? asks(structure) : asks,
    ),
  );
}
