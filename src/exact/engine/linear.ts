import { type BigNumber, lusolve, type MathJsInstance } from "mathjs";
import type { Real } from "./arithmetic.ts";

type Square = readonly (readonly Real[])[];

/** What `lup` of mathjs answers to arrays; its types have matrices only. */
interface Factors {
  readonly U: Square;
  /** The permutation of the rows. */
  readonly p: readonly number[];
}

/** A = PLU, with the largest pivot of every column. (Arrays in, arrays out: the types say matrices.) */
function factors(math: MathJsInstance, A: Square): Factors {
  return math.lup(A as number[][]) as unknown as Factors;
}

/** 1 for an even permutation, −1 for an odd one. */
function signOf(p: readonly number[]): 1 | -1 {
  const exchanges = p.flatMap((a, i) => p.slice(i + 1).filter((b) => b < a));
  return exchanges.length % 2 === 0 ? 1 : -1;
}

/**
 * |A|, the product of the pivots. (`det` of mathjs is some seven times slower at D = 70, and no more
 * accurate.)
 */
export function determinant(math: MathJsInstance, A: Square): Real {
  const { U, p } = factors(math, A);
  const multiply = (a: Real, b: Real): Real =>
    math.multiply(a as BigNumber, b as BigNumber) as Real;
  const pivots = U.map((row, i) => row[i]).reduce(multiply);
  return signOf(p) === 1 ? pivots : (math.unaryMinus(pivots as BigNumber) as Real);
}

/**
 * A⁻¹, column by column. (`inv` of mathjs looks for its pivots among decimals by their text, and
 * finds zeros: at D = 40 it can answer NaN for a well-conditioned covariance.)
 *
 * @throws Error where A is singular
 */
export function inverse(math: MathJsInstance, A: Square): readonly (readonly Real[])[] {
  const lup = factors(math, A);
  const unit = (j: number) => A.map((_, i) => [i === j ? 1 : 0]);
  // A matrix comes out, whatever goes in; `valueOf` makes it the array that its type does not tell of.
  const column = (j: number) =>
    (math.lusolve(lup as never, unit(j)).valueOf() as unknown as Real[][]).map(([value]) => value);
  const columns = A.map((_, j) => column(j));
  return A.map((_, i) => columns.map((values) => values[i]));
}

/**
 * The solution x of A x = b, in doubles (A square, row by row). The system is solved for b in
 * units of its largest entry, since mathjs takes very small entries for zero.
 */
export function solveInDoubles(
  A: readonly (readonly number[])[],
  b: readonly number[],
): readonly number[] {
  const unit = Math.max(...b.map(Math.abs));
  if (unit === 0) return b;
  const scaled = b.map((value) => value / unit);
  // Arrays in, a column as arrays out: the types of mathjs say "matrix or array".
  const solution = lusolve(A as number[][], scaled) as unknown as number[][];
  return solution.map(([value]) => value * unit);
}
