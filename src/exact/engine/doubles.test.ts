import fc from "fast-check";
import { parse } from "mathjs";
import { describe, expect, it } from "vitest";
import { arithmetic } from "./arithmetic.ts";
import { type DoubleValue, doubleCode, doubleFunctions } from "./doubles.ts";
import { parseEquation } from "./equation.ts";
import { compiled, scopeWithin } from "./scope.ts";

const { math } = arithmetic("double");

/** `text` in doubles, by closures and by mathjs. */
function both(text: string, names: Readonly<Record<string, unknown>>) {
  const parsed = parseEquation(
    { number: "0.0", aliases: [], status: "derivation", meaning: "a trial", text: `f() = ${text}` },
    math.parse,
  );
  const functions = { ...doubleFunctions, pi: Math.PI, inv: math.inv, det: math.det };
  const scope = scopeWithin(
    new Map<string, unknown>(Object.entries({ ...functions, ...names })),
    new Map(),
  );
  return {
    closures: doubleCode(parsed)(
      [],
      new Map(Object.entries({ ...doubleFunctions, pi: Math.PI, ...names })),
    ),
    mathjs: compiled(parsed.expression).evaluate(scope) as DoubleValue,
  };
}

const entry = fc.integer({ min: -900, max: 900 }).map((value) => value / 100);
const vector = fc.array(entry, { minLength: 3, maxLength: 3 });
const matrix = fc.array(vector, { minLength: 3, maxLength: 3 });
const away = entry.filter((value) => Math.abs(value) > 0.1);

/** Expressions of every operator and function that equations use, on scalars, vectors and matrices. */
const expressions = [
  "a + b - a * b / c",
  "-a^2 + 2 * (a - b)",
  "u + v - u",
  "a * u + v / c",
  "u * v",
  "transpose(u) * A * v",
  "A * u - v * A",
  "A * A + A",
  "outer(u, v) + A",
  "squaredNorm(u - v)",
  "sqrt(squaredNorm(u)) + exp(a / 10)",
  "log(c^2) * pi",
  "Sum(n, N, x(n)[k] * n)",
  "Sum(n, N, Sum(j, K, n * j))",
  "Product(n, N, a + n)",
];

describe("closures and mathjs give the same doubles", () => {
  it.each(expressions)("%s", (text) => {
    const bindings = fc.record({ a: entry, b: entry, c: away, u: vector, v: vector, A: matrix });
    fc.assert(
      fc.property(bindings, (values) => {
        const x = (n: number) => [values.u, values.v][n - 1];
        const { closures, mathjs } = both(text, { ...values, x, N: 2, K: 3, k: 2 });
        expect(closures).toEqual(mathjs);
      }),
      { seed: 9, numRuns: 30 },
    );
  });

  it("the inverse and the determinant, to rounding", () => {
    fc.assert(
      fc.property(matrix, (A) => {
        const det = math.det(A) as number;
        fc.pre(Math.abs(det) > 1);
        const product = math.multiply(doubleFunctions.inv(A) as number[][], A) as number[][];
        for (const [i, value] of product.flat().entries())
          expect(value).toBeCloseTo(i % 4 === 0 ? 1 : 0, 8);
        expect((doubleFunctions.det(A) as number) / det).toBeCloseTo(1, 10);
      }),
      { seed: 9, numRuns: 100 },
    );
  });
});

describe("what has no value", () => {
  it.each([
    ["u + A", "add: the shapes do not fit"],
    ["A^2", "pow: the shapes do not fit"],
    ["a / u", "divide: the shapes do not fit"],
    ["log(u)", "log: the shapes do not fit"],
    ["det(u)", "det: the shapes do not fit"],
    ["A * w", "multiply: the shapes do not fit"],
    ["x(1)[7]", "index: the shapes do not fit"],
    ["a(1)", "a: is no function"],
  ])("%s is an error: %s", (text, message) => {
    const u = [1, 2, 3];
    const names = { a: 2, u, w: [1, 2], A: [u, u, u], x: () => u };
    const parsed = { name: "f", parameters: [], expression: parse(text) };
    const code = doubleCode(parsed);
    expect(() => code([], new Map(Object.entries({ ...doubleFunctions, ...names })))).toThrow(
      message,
    );
  });

  it("a sum's index hides a name outside it, and is gone behind it", () => {
    const { closures, mathjs } = both("Sum(n, N, n) * n", { n: 100, N: 4 });
    expect([closures, mathjs]).toEqual([1000, 1000]);
  });
});
