import { type MixtureParameters, unitRoundoff } from "../../../src/model/index.ts";
import { combine } from "../questions/combine.ts";
import { leaves } from "../questions/leaves.ts";
import { equationOf } from "./equationOf.ts";

/** What a law found at one place: how far a number is off, and how far it may be. */
export interface Finding {
  /** The equation that gives the quantity. */
  readonly equation: string;
  /** The quantity and its place: `responsibilities[0][1]`. */
  readonly place: string;
  readonly got: number;
  /** What it should be, or the nearest number that would be legal. */
  readonly expected: number;
  /** Why: a clause that follows the expected number. */
  readonly because: string;
  /** The largest |got − expected| that rounding explains. */
  readonly slack: number;
}

/** |got − expected|, as a multiple of the slack: at most 1 where the law holds. NaN is Infinity. */
export function excessOf({ got, expected, slack }: Finding): number {
  if (got === expected) return 0;
  const ratio = Math.abs(got - expected) / slack;
  return Number.isNaN(ratio) ? Number.POSITIVE_INFINITY : ratio;
}

/** The finding that is furthest off, in units of its slack. */
export function worst(findings: readonly Finding[]): Finding | undefined {
  return findings.reduce<Finding | undefined>(
    (least, finding) =>
      least === undefined || excessOf(finding) > excessOf(least) ? finding : least,
    undefined,
  );
}

/** A finding in one line. */
export function describeFinding(finding: Finding): string {
  const { equation, place, got, expected, because, slack } = finding;
  const allowed = `${slack.toPrecision(2)} (${(slack / unitRoundoff).toPrecision(2)} u)`;
  const off = Math.abs(got - expected).toPrecision(2);
  return `(${equation}) ${place} is ${got}, not ${expected} ${because}: off by ${off}, allowed ${allowed}`;
}

/** Two answers of one shape, held together number by number. */
export interface Comparison<Shape> {
  readonly got: Shape;
  readonly expected: Shape;
  readonly slack: Shape;
  readonly because: string;
  /** The parameters that were asked about: they decide which equation gives a quantity. */
  readonly theta: MixtureParameters;
}

/** A finding for every number of an answer. */
export function compare<Shape extends object>(comparison: Comparison<Shape>): Finding[] {
  const { got, because, theta } = comparison;
  const expected = leaves(combine(got, comparison.expected, (_, b) => b));
  const slack = leaves(combine(got, comparison.slack, (_, b) => b));
  return leaves(got).map(({ quantity, place, value }, i) => ({
    equation: equationOf(quantity, theta),
    place: quantity + place,
    got: value,
    expected: expected[i].value,
    because,
    slack: slack[i].value,
  }));
}
