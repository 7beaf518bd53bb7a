import { describe, expect, test } from "vitest";
import { arithmetic, difference, type Real, toDouble } from "./arithmetic.ts";
import { determinant, inverse, solveInDoubles } from "./linear.ts";

const { math, exactly } = arithmetic(40);

const square = (D: number, entry: (i: number, j: number) => number): Real[][] =>
  Array.from({ length: D }, (_, i) => Array.from({ length: D }, (_, j) => exactly(entry(i, j))));

/** Σ_ij = 2^-|i−j|: its inverse is tridiagonal, and elimination makes many zeros. */
const fading = (D: number) => square(D, (i, j) => 2 ** -Math.abs(i - j));

describe("the inverse", () => {
  test.each([2, 10, 40])("of 2^-|i−j| in %d dimensions is tridiagonal", (D) => {
    const found = inverse(math, fading(D));
    const expected = (i: number, j: number) => {
      if (i === j) return i === 0 || i === D - 1 ? 4 / 3 : 5 / 3;
      return Math.abs(i - j) === 1 ? -2 / 3 : 0;
    };
    found.forEach((row, i) => {
      row.forEach((value, j) => {
        expect(toDouble(value)).toBeCloseTo(expected(i, j), 14);
      });
    });
  });

  test("is not there where the matrix is singular", () => {
    expect(() =>
      inverse(
        math,
        square(3, () => 1),
      ),
    ).toThrow();
  });
});

describe("the determinant", () => {
  test.each([2, 10, 40])("of 2^-|i−j| in %d dimensions is (3/4)^(D−1)", (D) => {
    const found = toDouble(determinant(math, fading(D)));
    expect(found / 0.75 ** (D - 1)).toBeCloseTo(1, 13);
  });

  test("changes its sign with every exchange of rows", () => {
    const swapped = square(4, (i, j) => +([1, 0, 3, 2][i] === j));
    const cycled = square(4, (i, j) => +((i + 1) % 4 === j));
    expect(toDouble(determinant(math, swapped))).toBe(1);
    expect(toDouble(determinant(math, cycled))).toBe(-1);
  });

  test("of a singular matrix is 0, and of a tiny one is not", () => {
    expect(
      toDouble(
        determinant(
          math,
          square(2, () => 1),
        ),
      ),
    ).toBe(0);
    const tiny = determinant(
      math,
      square(2, (i, j) => (i === j ? 1e-200 : 0)),
    );
    expect(difference(tiny, 0)).toBe(0);
    expect(String(tiny)).toMatch(/e-40[01]$/);
  });
});

describe("the solution in doubles", () => {
  const A = [
    [0, 2, 1],
    [4, 1, -1],
    [-2, 3, 5],
  ];
  // A·(1, −2, 3) = (−1, −1, 7)
  test("solves a system whose first pivot is 0", () => {
    const x = solveInDoubles(A, [-1, -1, 7]);
    [1, -2, 3].forEach((value, i) => {
      expect(x[i]).toBeCloseTo(value, 14);
    });
  });

  test.each([2 ** -200, 2 ** 200])("is the same in units of %d", (unit) => {
    const x = solveInDoubles(
      A,
      [-1, -1, 7].map((value) => value * unit),
    );
    [1, -2, 3].forEach((value, i) => {
      expect(x[i] / unit).toBeCloseTo(value, 14);
    });
  });

  test("may have nothing on one right side", () => {
    // A·(1, 1, −2) = (0, 7, −9)
    const x = solveInDoubles(A, [0, 7, -9]);
    [1, 1, -2].forEach((value, i) => {
      expect(x[i]).toBeCloseTo(value, 14);
    });
  });

  test("of nothing is nothing", () => {
    expect(solveInDoubles(A, [0, 0, 0])).toEqual([0, 0, 0]);
  });
});
