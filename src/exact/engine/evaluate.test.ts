import { describe, expect, it } from "vitest";
import { gaussian } from "../equations/gaussian.ts";
import { mixture } from "../equations/mixture.ts";
import { arithmetic, toDigits, toDouble } from "./arithmetic.ts";
import type { Equation } from "./equation.ts";
import { type Binding, EvaluationError, evaluation, type Value } from "./evaluate.ts";

const decimals = arithmetic(50);
const exact = (value: number) => decimals.exactly(value);

/** An entry of no catalogue, to try the engine on. */
function entry(text: string): Equation {
  return { number: "0.0", aliases: [], status: "derivation", meaning: "a trial", text };
}

function evaluate(text: string, bindings: Record<string, Binding> = {}): Value {
  return evaluation(decimals, [entry(`f() = ${text}`)], bindings).value("f");
}

describe("every name stands for something", () => {
  it.each(["N", "K", "i", "e", "x", "D"])("an unbound %s is an error, not a unit", (name) => {
    expect(() => evaluate(`2 * ${name}`)).toThrow(EvaluationError);
    expect(() => evaluate(`2 * ${name}`)).toThrow(`(0.0): ${name} stands for nothing`);
  });

  it("an unbound upper limit of a sum is an error", () => {
    expect(() => evaluate("Sum(n, N, n)")).toThrow("N stands for nothing");
  });

  it("a function of mathjs that is no operator of ours is an error", () => {
    expect(() => evaluate("erf(1)")).toThrow("erf stands for nothing");
  });

  it("an index lives inside its sum only", () => {
    expect(() => evaluate("Sum(n, N, n) + n", { N: 2 })).toThrow("n stands for nothing");
  });
});

describe("every value is a finite number", () => {
  it.each([
    ["log(-1)", "the log of a negative number is not complex"],
    ["log(0)", "the log of 0"],
    ["sqrt(-1)", "the root of a negative number is not complex"],
    ["1 / 0", "a division by 0"],
    ["0 / 0", "0/0"],
    ["exp(-1e18)", "an exponential too small for decimals is not a silent 0"],
    ["exp(1e18)", "an exponential too large for decimals"],
    ["inv([[1, 2], [2, 4]])", "the inverse of a singular matrix"],
    ["inv([[0, 0], [0, 0]])", "the inverse of 0"],
    ["inv(0)", "the inverse of a scalar 0"],
  ])("%s is an EvaluationError: %s", (text) => {
    expect(() => evaluate(text)).toThrow(EvaluationError);
  });

  it.each(["log(-1)", "1 / 0", "inv([[1, 2], [2, 4]])"])("%s likewise in doubles", (text) => {
    const doubles = evaluation(arithmetic("double"), [entry(`f() = ${text}`)], {});
    expect(() => doubles.value("f")).toThrow(EvaluationError);
  });

  it("the error names equation and place", () => {
    const ratio = evaluation(decimals, [entry("f(n, k) = n / (k - k)")], {});
    expect(() => ratio.value("f", 3, 2)).toThrow("(0.0) f(3, 2): is Infinity");
  });

  it("an exponential that only doubles would lose is kept", () => {
    const value = evaluation(decimals, [entry("f() = exp(-1e6)")], {}).scalar("f");
    // 10^6 / ln 10 = 434294.48190325…, so e^(−10^6) = 10^(0.51809674…) · 10^(−434295).
    expect(toDigits(value, 10)).toBe("3.296831478e-434295");
  });
});

describe("the text means what it says", () => {
  it("-(1/2) is minus one half", () => {
    expect(String(evaluate("-(1/2)"))).toBe("-0.5");
    expect(String(evaluate("-(1/2) * 3^2"))).toBe("-4.5");
  });

  it("Sum adds over 1 to N, Product multiplies", () => {
    const f = (n: number) => exact(n * n);
    expect(String(evaluate("Sum(n, N, f2(n))", { N: 4, f2: f }))).toBe("30");
    expect(String(evaluate("Product(n, N, f2(n))", { N: 4, f2: f }))).toBe("576");
  });

  it("sums nest, and the inner index hides the outer", () => {
    const weighted = "Sum(n, N, Sum(k, K, f2(n, k)))";
    const f2 = (n: number, k: number) => exact(10 * n + k);
    // 11 + 12 + 13 + 21 + 22 + 23
    expect(String(evaluate(weighted, { N: 2, K: 3, f2 }))).toBe("102");
    expect(String(evaluate("Sum(n, N, Sum(n, K, n))", { N: 2, K: 3 }))).toBe("12");
  });

  it("outer and squaredNorm are those of vectors, and at D = 1 of scalars", () => {
    const a = [2, 3].map(exact);
    const b = [5, 7].map(exact);
    expect(`${evaluate("outer(a, b)", { a, b })}`).toBe("10,14,15,21");
    expect(`${evaluate("outer(a, b)", { a: exact(2), b: exact(5) })}`).toBe("10");
    expect(`${evaluate("squaredNorm(a)", { a })}`).toBe("13");
  });

  it("transpose(a) * A * a is a scalar", () => {
    const a = [1, 2].map(exact);
    const A = [[2, 1].map(exact), [1, 3].map(exact)];
    // (1,2) (2+2, 1+6)ᵀ = 4 + 14
    expect(`${evaluate("transpose(a) * A * a", { a, A })}`).toBe("18");
  });

  it("v[i] counts from 1", () => {
    expect(`${evaluate("v(1)[2]", { v: () => [5, 7].map(exact) })}`).toBe("7");
  });
});

describe("an evaluation", () => {
  it("computes every entry once for the same arguments", () => {
    let calls = 0;
    const f2 = (n: number) => {
      calls += 1;
      return exact(n);
    };
    const e = evaluation(decimals, [entry("f() = Sum(n, N, g()) / g()"), entry("g() = f2(1)")], {
      N: 100,
      f2,
    });
    expect(String(e.value("f"))).toBe("100");
    expect(calls).toBe(1);
  });

  it("lets a binding stand in for an entry of the same name", () => {
    const e = evaluation(decimals, [entry("f() = g() + 1"), entry("g() = 1 / 0")], {
      g: () => exact(2),
    });
    expect(String(e.value("f"))).toBe("3");
  });

  it("two evaluations do not share what they remember", () => {
    const f = entry("f() = a");
    expect(evaluation(decimals, [f], { a: 1 }).value("f")).toBe(1);
    expect(evaluation(decimals, [f], { a: 2 }).value("f")).toBe(2);
  });

  it("sees the precision it was given in the constants of the text, too", () => {
    const value = evaluation(arithmetic(60), [entry("f() = 1/3")], {}).scalar("f");
    expect(toDigits(value, 60)).toBe(`0.${"3".repeat(60)}`);
  });
});

describe("far from the data", () => {
  /** One point at 100 standard deviations from two components: e^(−5000) is no double. */
  const bindings = (real: (value: number) => Value): Record<string, Binding> => ({
    K: real(2),
    D: real(2),
    x: () => [real(100), real(0)] as Value,
    weight: (k: number) => real([0.25, 0.75][k - 1]),
    mu: (k: number) => [real(0), real(k - 1)] as Value,
    Sigma: () =>
      [
        [real(1), real(0)],
        [real(0), real(1)],
      ] as Value,
    N: real(1),
  });

  it("(9.23) as printed underflows in doubles, and is an error", () => {
    const doubles = arithmetic("double");
    const e = evaluation(doubles, [...gaussian, ...mixture], bindings(doubles.exactly));
    expect(() => e.value("responsibility", 1, 1)).toThrow("(9.23) responsibility(1, 1): is NaN");
  });

  it("(9.23) in decimals is what it should be", () => {
    const e = evaluation(decimals, [...gaussian, ...mixture], bindings(exact));
    // The distances are 100² and 100² + 1: the ratio of the terms is (1/4) : (3/4) e^(−1/2).
    const expected = 1 / (1 + 3 * Math.exp(-0.5));
    expect(toDouble(e.scalar("responsibility", 1, 1))).toBeCloseTo(expected, 14);
  });
});
