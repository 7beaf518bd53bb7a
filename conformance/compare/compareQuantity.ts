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

/** The shape of a tree of numbers, by its first branches. */
function shape(tree: NumberTree): string {
  const sizes: number[] = [];
  for (let node: NumberTree | undefined = tree; typeof node === "object"; node = node[0])
    sizes.push(node.length);
  return sizes.length === 0 ? "one number" : sizes.join("×");
}

function sameShape(a: NumberTree, b: NumberTree): boolean {
  if (typeof a === "number" || typeof b === "number") return typeof a === typeof b;
  return a.length === b.length && a.every((branch, i) => sameShape(branch, b[i]));
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
    return [{ place, expected, got: got as number, error, allowed: relative * (scale as number) }];
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

const ratioOf = ({ error, allowed }: Entry) => (Number.isNaN(error) ? Infinity : error / allowed);

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
  if (!sameShape(expected, got)) {
    const misshapen = `is ${shape(got)}, not ${shape(expected)}`;
    return { quantity, passed: false, misshapen, ratio: Infinity, digits: 0, attainable };
  }
  const worst = entries(expected, got, tolerance.scale, relative).reduce((a, b) =>
    ratioOf(b) > ratioOf(a) ? b : a,
  );
  const ratio = ratioOf(worst);
  return {
    quantity,
    passed: ratio <= 1,
    worst,
    ratio,
    digits: correctDigits(ratio * relative),
    attainable,
  };
}
