import { difference, type Real, toDouble } from "../../src/exact/index.ts";

/** No more digits than this are claimed. */
const mostDigits = 38;

/** The significant digits on which two computations of one number agree. */
export function agreeingDigits(a: Real, b: Real): number {
  const gap = Math.abs(difference(a, b));
  if (gap === 0) return mostDigits;
  const digits = Math.floor(-Math.log10(gap / Math.abs(toDouble(b))));
  return Math.min(mostDigits, Math.max(0, digits));
}
