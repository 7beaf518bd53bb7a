import { unitRoundoff } from "../../src/model/index.ts";
import type { Quantity, Tolerance } from "../cases/index.ts";
import type { NumberTree } from "../protocol/index.ts";

/** The entry of a quantity that errs most, in units of what is allowed. */
interface Entry {
  /** Its indices, from 0. */
  readonly place: readonly number[];
  readonly expected: number;
  readonly got: number;
  readonly error: number;
  /** The scale on which digits are counted. */
  readonly unit: number;
  readonly allowed: number;
}

/** What came of comparing one quantity of an answer. */
export interface Comparison {
  readonly quantity: Quantity;
  readonly passed: boolean;
  /** Where the shape is not as it should be: nothing else was compared then. */
  readonly misshapen?: string;
  /** The worst entry. */
  readonly worst?: Entry;
  /** Error over allowance of the worst entry: passed if at most 1. */
  readonly ratio: number;
  /** Correct digits of the worst entry, −log10 of its error on the quantity's scale. */
  readonly digits: number;
  /** The digits that the tolerance asks for. */
  readonly attainable: number;
}

/** As many digits as doubles have: none is claimed beyond. */
const mostDigits = -Math.log10(unitRoundoff);

/** −log10 of an error on its scale, between 0 and the digits of a double. */
export function correctDigits(relativeError: number): number {
  if (Number.isNaN(relativeError)) return 0;
  return Math.min(mostDigits, Math.max(0, -Math.log10(relativeError)));
}

function described(tree: NumberTree): string {
  return typeof tree === "number" ? "one number" : `an array of ${tree.length}`;
}

/** The first place at which two trees differ in shape, and how. */
function misshapenAt(got: NumberTree, expected: NumberTree, place = ""): string | undefined {
  if (typeof got === "number" && typeof expected === "number") return undefined;
  if (typeof got === "number" || typeof expected === "number" || got.length !== expected.length)
    return `${place === "" ? "" : `${place} `}is ${described(got)}, not ${described(expected)}`;
  for (const [i, branch] of expected.entries()) {
    const problem = misshapenAt(got[i], branch, `${place}[${i}]`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** |got − expected|; NaN never equals anything, an infinity only itself. */
function errorOf(got: number, expected: number): number {
  return got === expected ? 0 : Math.abs(got - expected);
}

function entries(
  expected: NumberTree,
  got: NumberTree,
  scale: NumberTree,
  relative: number,
  place: readonly number[] = [],
): readonly Entry[] {
  if (typeof expected === "number") {
    const error = errorOf(got as number, expected);
    const unit = scale as number;
    return [{ place, expected, got: got as number, error, unit, allowed: relative * unit }];
  }
  return expected.flatMap((branch, i) =>
    entries(
      branch,
      (got as readonly NumberTree[])[i],
      typeof scale === "number" ? scale : scale[i],
      relative,
      [...place, i],
    ),
  );
}

/** Error over allowance: 0 where there is none, whatever is allowed, and infinite for NaN. */
function ratioOf({ error, allowed }: Entry): number {
  if (error === 0) return 0;
  return Number.isNaN(error) ? Infinity : error / allowed;
}

/**
 * Holds a quantity of an answer against the certified one. Shapes are compared before numbers.
 *
 * @param coarseness how many times coarser than a double the implementation's numbers are
 */
export function compareQuantity(
  quantity: Quantity,
  expected: NumberTree,
  got: NumberTree,
  tolerance: Tolerance,
  coarseness = 1,
): Comparison {
  const relative = tolerance.relative * coarseness;
  const attainable = correctDigits(relative);
  const misshapen = misshapenAt(got, expected);
  if (misshapen !== undefined)
    return { quantity, passed: false, misshapen, ratio: Infinity, digits: 0, attainable };
  const worst = entries(expected, got, tolerance.scale, relative).reduce((a, b) =>
    ratioOf(b) > ratioOf(a) ? b : a,
  );
  const ratio = ratioOf(worst);
  return {
    quantity,
    passed: ratio <= 1,
    worst,
    ratio,
    digits: correctDigits(worst.error / worst.unit),
    attainable,
  };
}
