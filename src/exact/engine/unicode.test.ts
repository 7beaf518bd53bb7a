import { describe, expect, it } from "vitest";
import type { Equation } from "./equation.ts";
import { inUnicode } from "./unicode.ts";

/** The right side of a text, its names written as they are, indices below. */
function unicode(expression: string, more: Partial<Equation> = {}): string {
  const equation: Equation = {
    number: "0.0",
    aliases: [],
    status: "derivation",
    meaning: "a trial",
    text: `f(n) = ${expression}`,
    ...more,
  };
  const written = inUnicode(equation, (name, args) =>
    args.length === 0 ? name : `${name}_${args.join("")}`,
  );
  return more.vanishes ? `${written.left} = ${written.right}` : written.right;
}

describe("inUnicode", () => {
  it.each([
    ["a * b(n)", "a b_n"],
    ["a / b", "a/b"],
    ["a * b / c", "a b / c"],
    ["a / (b * c)", "a / (b c)"],
    ["a / b * c", "(a/b) c"],
    ["a * (b / c)", "a (b/c)"],
    ["(a + b) / c", "(a + b) / c"],
    ["a / (b / c)", "a / (b/c)"],
    ["a - (b - c)", "a − (b − c)"],
    ["a - b - c", "a − b − c"],
    ["a + (-b)", "a + (−b)"],
    ["a * (-b)", "a (−b)"],
    ["-(1/2) * a", "−(1/2) a"],
    ["(-a)^2", "(−a)²"],
    ["a^(b / 2)", "a^(b/2)"],
    ["a^D", "a^D"],
    ["(a^2)^2", "(a²)²"],
    ["(2 * pi)^D", "(2 pi)^D"],
    ["transpose(a - b)", "(a − b)ᵀ"],
    ["inv(A(n))", "A_n⁻¹"],
    ["inv(inv(A))", "(A⁻¹)⁻¹"],
    ["transpose(A * b)", "(A b)ᵀ"],
    ["det(A - b)", "|A − b|"],
    ["sqrt(a * b)", "√(a b)"],
    ["exp(-a)", "exp(−a)"],
    ["log(a)", "ln a"],
    ["log(a) * b", "(ln a) b"],
    ["b * log(a)", "b ln a"],
    ["log(a * b)", "ln(a b)"],
    ["outer(a - b, c - d)", "(a − b)(c − d)ᵀ"],
    ["outer(a, b)", "a bᵀ"],
    ["squaredNorm(a - b)", "‖a − b‖²"],
    ["Sum(k, K, a(k))", "∑_{k=1}^{K} a_k"],
    ["Product(k, K, a(k))", "∏_{k=1}^{K} a_k"],
    ["Sum(k, K, a(k)) / b", "(∑_{k=1}^{K} a_k) / b"],
    ["Sum(k, K, a(k) / b)", "∑_{k=1}^{K} (a_k/b)"],
    ["Sum(k, K, a(k) + b)", "∑_{k=1}^{K} (a_k + b)"],
    ["Sum(k, K, a(k)) + b", "∑_{k=1}^{K} a_k + b"],
    ["Sum(k, K, a(k)) * b", "(∑_{k=1}^{K} a_k) b"],
    ["b * Sum(k, K, a(k))", "b ∑_{k=1}^{K} a_k"],
    ["b * Sum(k, K, a(k)) * c", "(b ∑_{k=1}^{K} a_k) c"],
    ["Sum(n, N, Sum(k, K, a(n, k)))", "∑_{n=1}^{N} ∑_{k=1}^{K} a_nk"],
    ["a(n)[i]", "a_ni"],
  ])("%s", (text, expected) => {
    expect(unicode(text)).toBe(expected);
  });

  it("sets no parentheses but those that are needed", () => {
    expect(unicode("((a) * ((b)))")).toBe("a b");
  });

  it("what vanishes has a zero on its left", () => {
    expect(unicode("a", { vanishes: true })).toBe("0 = a");
  });

  it("a node that has no shape is refused", () => {
    expect(() => unicode("a ? b : c")).toThrow("(0.0): ConditionalNode has a Unicode form");
    expect(() => unicode("a'")).toThrow("the operator ctranspose has a Unicode form");
  });
});
