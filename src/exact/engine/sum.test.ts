import { type FunctionNode, parse } from "mathjs";
import { expect, test } from "vitest";
import { arithmetic } from "./arithmetic.ts";
import { bindsIndex, sumParts } from "./sum.ts";

const { math } = arithmetic(30);

test("Sum and Product bind an index, the operations that join their terms do not", () => {
  expect(["Sum", "Product", "add", "multiply", "sum"].map(bindsIndex)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("the index runs from 1 to the size, and each term is taken once", () => {
  expect(Number(math.evaluate("Sum(n, N, n)", { N: 1 }))).toBe(1);
  expect(Number(math.evaluate("Sum(n, N, n)", { N: 5 }))).toBe(15);
  expect(Number(math.evaluate("Product(n, N, 2 * n)", { N: 3 }))).toBe(48);
});

test("the terms are joined entry by entry, where they are vectors", () => {
  const f = (n: number) => [n, 10 * n];
  expect(math.evaluate("Sum(n, N, f(n))", { N: 3, f })).toEqual([6, 60]);
});

test("the size may be a number of the arithmetic", () => {
  expect(Number(math.evaluate("Sum(n, N, n)", { N: math.bignumber(4) }))).toBe(10);
});

const parts = (text: string) => parse(text) as FunctionNode;

test("a sum is an index, a size and a term", () => {
  const { index, size, term } = sumParts(parts("Sum(n, N, a + n)").args);
  expect([index, size, String(term)]).toEqual(["n", "N", "a + n"]);
});

test("anything else is refused as something that cannot happen", () => {
  const three = "cannot happen: Sum takes an index, a size and a term";
  const named = "cannot happen: Sum binds a name";
  for (const text of ["Sum()", "Sum(n)", "Sum(n, N)", "Sum(n, N, n, n)"])
    expect(() => sumParts(parts(text).args)).toThrow(three);
  for (const text of ["Sum(1, N, n)", "Sum(n, 4, n)", "Sum(n + 1, N, n)"])
    expect(() => sumParts(parts(text).args)).toThrow(named);
});
