import { parse } from "mathjs";
import { expect, it } from "vitest";
import { type Equation, firstCall, freeNames, namesIn, parseEquation } from "./equation.ts";

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

it("the size of an inner sum is free unless it is bound outside", () => {
  expect([...freeNames(entry("f(K) = Sum(k, K, a(k))"))]).toEqual(["a"]);
  expect([...freeNames(entry("f() = Sum(k, K, k) + k"))]).toEqual(["K", "k"]);
  expect([...freeNames(entry("f(a) = (a + b)^c"))]).toEqual(["b", "c"]);
});

it("the names that occur are all names, those of calls and arguments included", () => {
  const names = namesIn(entry("f(k, unused) = Sum(n, N, g(n, k)) + sqrt(a)"));
  expect([...names].sort()).toEqual(["N", "Sum", "a", "f", "g", "k", "n", "sqrt", "unused"]);
});

it("the first call of a function is the text of that call", () => {
  const equation = entry("f(k) = Sum(n, N, g(n, k)) / (h(1) + h(2))");
  expect(firstCall(equation, "h")).toBe("h(1)");
  expect(firstCall(equation, "g")).toBe("g(n, k)");
  expect(firstCall(equation, "Sum")).toBe("Sum(n, N, g(n, k))");
  expect(firstCall(equation, "k")).toBeUndefined();
  expect(firstCall(equation, "f")).toBeUndefined();
  expect(firstCall(equation, "add")).toBeUndefined();
});

it("a text is parsed once, by each parser", () => {
  const equation = entry("f(k) = k / 3");
  let parsed = 0;
  const counting = (text: string) => {
    parsed += 1;
    return parse(text);
  };
  expect(parseEquation(equation, counting)).toBe(parseEquation({ ...equation }, counting));
  expect(parsed).toBe(1);
  expect(parseEquation(equation)).not.toBe(parseEquation(equation, counting));
  expect(freeNames(equation)).toBe(freeNames({ ...equation }));
});
