import { expect, test } from "vitest";
import { cholesky, inverseFactor } from "./cholesky.ts";

test("a Cholesky factor of whole numbers is found exactly", () => {
  // L = (2), (1, 3), (−1, 2, 1), (3, −2, 4, 2), row by row; Σ = L Lᵀ
  const Sigma = [
    [4, 2, -2, 6],
    [2, 10, 5, -3],
    [-2, 5, 6, -3],
    [6, -3, -3, 33],
  ];
  expect(Array.from(cholesky(Sigma, "Σ"))).toEqual([2, 1, 3, -1, 2, 1, 3, -2, 4, 2]);
});

test("the inverse of a factor solves each row from the rows above it", () => {
  // by forward substitution, a column at a time; the last row: (3, 10, −4, 2)·L = (0, 0, 0, 1)
  const L = Float64Array.of(2, 1, 4, 6, 8, 1, 4, -4, 2, 0.5);
  const W = [0.5, -0.125, 0.25, -2, -2, 1, 3, 10, -4, 2];
  expect(Array.from(inverseFactor(L, 4))).toEqual(W);
});

test("a pivot of 0 is refused, with its place and its value", () => {
  const Sigma = [
    [4, 2, 2],
    [2, 1, 1],
    [2, 1, 3],
  ];
  expect(() => cholesky(Sigma, "covariances[5]")).toThrow(
    "covariances[5]: is not positive definite: pivot 1 is 0, not above D·u·1 ",
  );
});

test("a pivot below 0 is refused, and one that is no number", () => {
  const indefinite = [
    [1, 2],
    [2, 1],
  ];
  expect(() => cholesky(indefinite, "Σ")).toThrow("pivot 1 is -3");
  expect(() => cholesky([[Number.NaN]], "Σ")).toThrow("pivot 0 is NaN");
});
