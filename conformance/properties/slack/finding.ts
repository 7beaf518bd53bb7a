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

/** Whether both numbers of a finding are finite: there is no error to measure otherwise. */
export function areFinite({ got, expected }: Finding): boolean {
  return Number.isFinite(got) && Number.isFinite(expected);
}

/** Beyond so many times what is allowed, the digits that are left say more than the error. */
const farOff = 1e6;

/** How many digits of a number are right, in words. */
function digitsLeft({ got, expected }: Finding): string {
  const digits = Math.floor(-Math.log10(Math.abs(got - expected) / Math.abs(expected)));
  return digits >= 1
    ? `only ${digits} of its digits ${digits === 1 ? "is" : "are"} right`
    : "no digit is right";
}

/** How far a number is off, where that can be said. */
function describeError(finding: Finding): string {
  const { got, expected, slack } = finding;
  const off = `off by ${Math.abs(got - expected).toPrecision(2)}`;
  if (excessOf(finding) > farOff) return `${off}, ${digitsLeft(finding)}`;
  return `${off}, allowed ${slack.toPrecision(2)} (${(slack / unitRoundoff).toPrecision(2)} u)`;
}

/** A finding whose numbers cannot be compared, in one line. */
function describeNotFinite({ equation, place, got, expected, because }: Finding): string {
  const beside = Number.isFinite(expected) ? `, where it should be ${expected} ${because}` : "";
  const [what, value] = Number.isFinite(got)
    ? [`what ${place} should equal`, expected]
    : [place, got];
  const why = Number.isNaN(value) ? "is not a number" : "is out of range";
  return `(${equation}) ${what} is ${value}${beside}: an answer that ${why} breaks every law`;
}

/** A finding in one line. */
export function describeFinding(finding: Finding): string {
  if (!areFinite(finding)) return describeNotFinite(finding);
  const { equation, place, got, expected, because } = finding;
  return `(${equation}) ${place} is ${got}, not ${expected} ${because}: ${describeError(finding)}`;
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
