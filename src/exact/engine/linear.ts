import { lusolve } from "mathjs";

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
