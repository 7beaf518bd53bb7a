import { describe, expect, it } from "vitest";
import type { Equation } from "./equation.ts";
import { typeset } from "./typeset.ts";

/** The right side of a text, with letters that show how each name was asked for. */
function tex(expression: string, more: Partial<Equation> = {}): string {
  const equation: Equation = {
    number: "0.0",
    aliases: [],
    status: "derivation",
    meaning: "a trial",
    text: `f(n) = ${expression}`,
    ...more,
  };
  const written = typeset(equation, (name, args, entry) =>
    args.length === 0 ? name : `${entry ? "e" : ""}${name}_{${args.join("")}}`,
  );
  return more.vanishes ? `${written.left} = ${written.right}` : written.right;
}

describe("typeset", () => {
  it.each([
    ["a * b(n)", "a \\, b_{n}"],
    ["a / b", "\\frac{a}{b}"],
    ["(a + b) / (c)", "\\frac{a + b}{c}"],
    ["-(1/2) * a", "-\\frac{1}{2} \\, a"],
    ["a^(b / 2)", "a^{\\frac{b}{2}}"],
    ["transpose(a)", "a^{\\mathsf{T}}"],
    ["transpose(a - b)", "(a - b)^{\\mathsf{T}}"],
    ["inv(A(n))", "A_{n}^{-1}"],
    ["det(A)", "|A|"],
    ["sqrt(a * b)", "\\sqrt{a \\, b}"],
    ["exp(-a)", "\\exp \\left\\{ -a \\right\\}"],
    ["log(a)", "\\ln a"],
    ["log(a * b)", "\\ln \\left\\{ a \\, b \\right\\}"],
    ["outer(a - b, c)", "(a - b)(c)^{\\mathsf{T}}"],
    ["squaredNorm(a - b)", "\\lVert a - b \\rVert^{2}"],
    ["Sum(k, K, a(k))", "\\sum_{k=1}^{K} a_{k}"],
    ["Product(k, K, a(k))", "\\prod_{k=1}^{K} a_{k}"],
    ["a * (b - c)", "a \\, (b - c)"],
    ["a * (b / c - 1)", "a \\, \\left( \\frac{b}{c} - 1 \\right)"],
    ["a(n)[i]", "ea_{ni}"],
    ["log(b(n))", "\\ln b_{n}"],
    ["log((Sum(k, K, a(k))))", "\\ln \\left\\{ \\sum_{k=1}^{K} a_{k} \\right\\}"],
    ["log(Product(k, K, a(k)))", "\\ln \\prod_{k=1}^{K} a_{k}"],
  ])("%s", (text, expected) => {
    expect(tex(text)).toBe(expected);
  });

  it("a transpose is a transpose, not the Hermitian one of the prime", () => {
    expect(() => tex("a'")).toThrow("the operator ctranspose can be typeset");
  });

  it("the left side is the letter with its arguments", () => {
    const equation: Equation = {
      number: "0.0",
      aliases: [],
      status: "derivation",
      meaning: "a trial",
      text: "f(n, k) = a",
    };
    const { left } = typeset(equation, (name, args) => `${name}<${args.join()}>`);
    expect(left).toBe("f<n<>,k<>>");
  });

  it("what vanishes has a zero on its left", () => {
    expect(tex("a", { vanishes: true })).toBe("0 = a");
  });

  it("a node that has no shape is refused", () => {
    expect(() => tex("a ? b : c")).toThrow("(0.0): ConditionalNode can be typeset");
  });
});
