import type { Known, ParameterGroup } from "../../../src/model/index.ts";
import { excludedBy, type Limit, type Operation, type Outline } from "../../protocol/index.ts";
import type { InputRange } from "./range.ts";
import type { Shape } from "./shape.ts";

/** What a question of some shape may hold, and how it has to be made to lie within the limits. */
export interface Admitted {
  readonly known: Known;
  readonly equalWeights: boolean;
  readonly equalCovariances: boolean;
  /** Whether every responsibility is 0 or 1. */
  readonly hard: boolean;
}

const estimating: readonly Operation[] = ["m_step", "em", "fit"];

/** Every subset of some groups, the smallest first. */
function subsets(groups: readonly ParameterGroup[]): readonly Known[] {
  let all: readonly Known[] = [[]];
  for (const group of groups) all = all.flatMap((set) => [set, [...set, group]]);
  return [...all].sort((a, b) => a.length - b.length);
}

const either = [false, true];

/** From the freest to the most restricted. */
const ways = either
  .flatMap((hard) =>
    either.flatMap((equalCovariances) =>
      either.map((equalWeights) => ({ equalWeights, equalCovariances, hard })),
    ),
  )
  .sort((a, b) => restrictions(a) - restrictions(b));

function restrictions(way: Omit<Admitted, "known">): number {
  return Object.values(way).filter(Boolean).length;
}

/** The outline of a question of many points. */
function outlineOf(op: Operation, shape: Shape, { known, ...way }: Admitted): Outline {
  const { covarianceType: structure, K, D } = shape;
  const each = (equal: boolean) => Array.from({ length: K }, (_, k) => (equal ? 1 : k));
  return {
    operation: op,
    structure,
    ...{ N: Number.POSITIVE_INFINITY, D, K },
    known: estimating.includes(op) ? known : undefined,
    steps: undefined,
    weights: each(way.equalWeights),
    covariances: each(way.equalCovariances || structure === "tied"),
    responsibilities: op === "m_step" && !way.hard ? [0.5] : [],
    hasNaN: false,
  };
}

/**
 * The groups that a question of one operation and shape may hold, each with the freest way to make
 * it that is within the limits of the range; none where all are excluded.
 */
export function admitted(op: Operation, shape: Shape, range: InputRange): readonly Admitted[] {
  return subsets(range.known).flatMap((known) => {
    const way = ways.find(
      (one) => excludedBy(range.limits, outlineOf(op, shape, { known, ...one })) === undefined,
    );
    return way === undefined ? [] : [{ known, ...way }];
  });
}

/** The fewest points of a question of an operation and a shape. */
export function fewestPoints(
  op: Operation,
  { covarianceType, D }: Shape,
  limits: readonly Limit[],
) {
  const isAbout = ({ operations, covariance_types, points_at_least_dimensions }: Limit) =>
    points_at_least_dimensions === true &&
    (operations?.includes(op) ?? true) &&
    (covariance_types?.includes(covarianceType) ?? true);
  return limits.some(isAbout) ? D : 1;
}
