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
    ["a / b + c / d", "a/b + c/d"],
    ["c - a / b", "c − a/b"],
    ["a + b + c", "a + b + c"],
    ["a + b - c", "a + b − c"],
    ["a + (b + c)", "a + (b + c)"],
    ["-a + b", "−a + b"],
    ["-a - b", "−a − b"],
    ["(-a) * b * c", "−a b c"],
    ["(-a) * b + c", "−a b + c"],
    ["c - (-a) * b", "c − (−a b)"],
    ["a / b^2", "a / b²"],
    ["a^2 * b", "a² b"],
    ["a^3 + a^4", "a³ + a^4"],
    ["inv(a) * b", "a⁻¹ b"],
    ["transpose(a) * b", "aᵀ b"],
    ["squaredNorm(a) * b", "‖a‖² b"],
    ["squaredNorm(a)^2", "(‖a‖²)²"],
    ["outer(a - b, c)", "(a − b) cᵀ"],
    ["outer(a, b - c)", "a (b − c)ᵀ"],
    ["outer(a, b) + outer(a, b) * c", "a bᵀ + a bᵀ c"],
  ])("%s", (text, expected) => {
    expect(unicode(text)).toBe(expected);
  });

  it.each([
    // what stands in its own parentheses holds together, spaces or not
    ["N(x, μ)", "g(n) * a", "N(x, μ) a"],
    ["N(x, μ)", "g(n)^2", "N(x, μ)²"],
    ["N(x, μ)", "g(n) / a", "N(x, μ) / a"],
    ["N(x, μ)", "a / g(n)", "a / N(x, μ)"],
    ["N(x^D)", "g(n)^2", "N(x^D)²"],
    // a space outside is that of `ln a`
    ["ln p", "g(n) * a", "(ln p) a"],
    ["ln p", "a * g(n)", "a ln p"],
    ["ln p", "g(n)^2", "(ln p)²"],
    ["ln p", "a + g(n)", "a + ln p"],
    // a letter that is raised cannot be raised as it is
    ["σ²", "g(n) * a", "σ² a"],
    ["σ²", "g(n)^2", "(σ²)²"],
    ["σ^D", "transpose(g(n))", "(σ^D)ᵀ"],
  ])("the letter %s in %s", (letter, expression, expected) => {
    const equation: Equation = {
      number: "0.0",
      aliases: [],
      status: "derivation",
      meaning: "a trial",
      text: `f() = ${expression}`,
    };
    const letters = (name: string) => (name === "g" ? letter : name);
    expect(inUnicode(equation, letters).right).toBe(expected);
  });

  it("asks for every letter by its name and arguments, and says which are entries", () => {
    const equation: Equation = {
      number: "0.0",
      aliases: [],
      status: "derivation",
      meaning: "a trial",
      text: "f(n, k) = a(n)[i] * b(k)",
    };
    const { left, right } = inUnicode(
      equation,
      (name, args, entry) => `${name}<${args.join()}>${entry ? "!" : ""}`,
    );
    expect(left).toBe("f<n<>,k<>>");
    expect(right).toBe("a<n<>,i<>>! b<k<>>");
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
