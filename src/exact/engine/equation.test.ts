import { expect, it } from "vitest";
import { type Equation, freeNames, parseEquation } from "./equation.ts";

function entry(text: string): Equation {
  return { number: "0.0", aliases: [], status: "derivation", meaning: "a trial", text };
}

it("an equation has a name, parameters and an expression", () => {
  const parsed = parseEquation(entry("f(n, k) = n / k"));
  expect(parsed.name).toBe("f");
  expect(parsed.parameters).toEqual(["n", "k"]);
  expect(String(parsed.expression)).toBe("n / k");
});

it("text that defines no function cannot be an equation", () => {
  expect(() => parseEquation(entry("1 + 1"))).toThrow("(0.0) defines a function");
  expect(() => parseEquation(entry("f(x) = = 1"))).toThrow(SyntaxError);
});

it("the free names are those that neither argument nor sum binds", () => {
  const free = freeNames(entry("f(k) = Sum(n, N, gamma(n, k) * x(n)[i]) / Product(j, K, j) + n"));
  expect([...free].sort()).toEqual(["K", "N", "gamma", "i", "n", "x"]);
});

it("a sum without its three parts cannot be written", () => {
  expect(() => freeNames(entry("f() = Sum(n, N)"))).toThrow("an index, a size and a term");
  expect(() => freeNames(entry("f() = Sum(1, N, n)"))).toThrow("Sum binds a name");
});
