import fc from "fast-check";

/** Whole numbers as parts of their sum. */
function shares(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/**
 * Weights on the simplex (9.8, 9.9), none below a twentieth of another; sums to 1 within rounding.
 * Shrinks to equal weights.
 */
export function mixingWeights(K: number): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 1, max: 20 }), { minLength: K, maxLength: K }).map(shares);
}

/** Weights down to some 10^−12 of the largest. Shrinks to equal weights. */
export function unequalWeights(K: number): fc.Arbitrary<number[]> {
  const exponents = fc.array(fc.nat({ max: 12 }), { minLength: K, maxLength: K });
  return exponents.map((powers) => shares(powers.map((power) => Number(`1e-${power}`))));
}

/** A row of responsibilities as weights would have it: those of small weight get small shares. */
export function inProportion(row: readonly number[], weights: readonly number[]): number[] {
  return shares(row.map((share, k) => share * weights[k]));
}

/** A row of responsibilities with its point wholly assigned: to the first of those with most of it. */
export function hardened(row: readonly number[]): number[] {
  const most = row.indexOf(Math.max(...row));
  return row.map((_, k) => (k === most ? 1 : 0));
}

/** One row of responsibilities: K shares of a point, some of them 0. Shrinks to a hard assignment. */
export function responsibilityRow(K: number): fc.Arbitrary<number[]> {
  return fc
    .tuple(fc.array(fc.nat({ max: 9 }), { minLength: K, maxLength: K }), fc.nat({ max: K - 1 }))
    .map(([parts, certain]) => shares(parts.map((part, k) => part + (k === certain ? 1 : 0))));
}
