import { difference, type Real, toDouble } from "../../src/exact/index.ts";

/** No more digits than this are claimed. */
const mostDigits = 38;

/** The digits that a gap leaves of a number of that size. */
export function digitsOf(gap: number, size: number): number {
  if (gap === 0) return mostDigits;
  const digits = Math.floor(-Math.log10(Math.abs(gap) / Math.abs(size)));
  return Math.min(mostDigits, Math.max(0, digits));
}

/** The significant digits on which two computations of one number agree. */
export function agreeingDigits(a: Real, b: Real): number {
  return digitsOf(difference(a, b), toDouble(b));
}
