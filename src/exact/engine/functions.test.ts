import { describe, expect, it } from "vitest";
import { arithmetic, type Precision, toDouble } from "./arithmetic.ts";
import type { Equation } from "./equation.ts";
import {
  type Binding,
  type Evaluation,
  EvaluationError,
  evaluation,
  operatorNames,
  type Value,
} from "./evaluate.ts";

/** An evaluation of `f`, an entry of no catalogue. */
function ready(
  precision: Precision,
  text: string,
  bindings: Record<string, Binding> = {},
): Evaluation {
  const equation: Equation = {
    number: "0.0",
    aliases: [],
    status: "derivation",
    meaning: "a trial",
    text,
  };
  return evaluation(arithmetic(precision), [equation], bindings);
}

type Numbers = number | readonly Numbers[];

function inDoubles(value: Value): Numbers {
  return Array.isArray(value) ? value.map(inDoubles) : toDouble(value as number);
}

const valued = (precision: Precision, expression: string, bindings?: Record<string, Binding>) =>
  inDoubles(ready(precision, `f() = ${expression}`, bindings).value("f"));

describe.each<Precision>([40, "double"])("at a precision of %s", (precision) => {
  const { exactly } = arithmetic(precision);
  const real = (value: Numbers): Value =>
    typeof value === "number" ? exactly(value) : value.map(real);
  const bindings = {
    a: real(3),
    N: 2,
    v: real([1, -2, 3]),
    w: real([4, 5, -6]),
    A: real([
      [0, 2, 1],
      [4, 1, -1],
      [-2, 3, 5],
    ]),
    B: real([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 10],
    ]),
    R: real([
      [1, 2, 3],
      [4, 5, 6],
    ]),
    x: (n: number) => real([n, 10 * n, 100 * n]),
  };

  it.each<[string, Numbers]>([
    ["1 / 4 + 2^3 - 2 * 3", 2.25],
    ["-(1/2)^2", -0.25],
    ["-a", -3],
    ["-v", [-1, 2, -3]],
    ["v + w", [5, 3, -3]],
    ["v - w", [-3, -7, 9]],
    ["a * v", [3, -6, 9]],
    ["v * a", [3, -6, 9]],
    ["v / 2", [0.5, -1, 1.5]],
    [
      "R / 2",
      [
        [0.5, 1, 1.5],
        [2, 2.5, 3],
      ],
    ],
    [
      "R + R",
      [
        [2, 4, 6],
        [8, 10, 12],
      ],
    ],
    [
      "a * R",
      [
        [3, 6, 9],
        [12, 15, 18],
      ],
    ],
    ["v * w", 4 - 10 - 18],
    ["R * v", [1 - 4 + 9, 4 - 10 + 18]],
    ["v * B", [1 - 8 + 21, 2 - 10 + 24, 3 - 12 + 30]],
    [
      "R * B",
      [
        [30, 36, 45],
        [66, 81, 102],
      ],
    ],
    ["transpose(v) * B * w", 14 * 4 + 16 * 5 - 21 * 6],
    [
      "transpose(R)",
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    ["transpose(v)", [1, -2, 3]],
    [
      "outer(v, w)",
      [
        [4, 5, -6],
        [-8, -10, 12],
        [12, 15, -18],
      ],
    ],
    ["outer(a, 5)", 15],
    ["outer(a, v)", [3, -6, 9]],
    ["outer(v, a)", [3, -6, 9]],
    ["squaredNorm(v)", 14],
    // −2·(4·5 − (−1)(−2)) + 1·(4·3 − 1·(−2)), along the first row
    ["det(A)", -2 * 18 + 14],
    ["det(B)", -3],
    ["det([[0, 2], [3, 1]])", -6],
    ["sqrt(a * a + 16)", 5],
    ["log(1)", 0],
    ["exp(0)", 1],
    ["Sum(n, N, x(n))", [3, 30, 300]],
    ["Product(n, N, n + 1)", 6],
    ["Sum(n, N, Sum(k, N, n * x(k)[2]))", 3 * 30],
    ["v[1] + 10 * v[3]", 31],
    ["[1, a]", [1, 3]],
    ["(a)", 3],
  ])("%s", (expression, expected) => {
    const found = valued(precision, expression, bindings);
    const flat = (values: Numbers) => [values].flat(3) as number[];
    expect(flat(found)).toHaveLength(flat(expected).length);
    if (Array.isArray(expected)) expect(found).toHaveLength(expected.length);
    flat(found).forEach((value, at) => {
      expect(value).toBeCloseTo(flat(expected)[at], 13);
    });
  });

  it("an inverse undoes its matrix, from either side", () => {
    const one = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    for (const product of ["inv(A) * A", "A * inv(A)", "inv(B) * B", "B * inv(B)"]) {
      const found = valued(precision, product, bindings) as number[][];
      one.forEach((row, i) => {
        row.forEach((value, j) => {
          expect(found[i][j]).toBeCloseTo(value, 13);
        });
      });
    }
  });

  it("π is π, and e^ln a is a", () => {
    expect(valued(precision, "pi")).toBe(Math.PI);
    expect(valued(precision, "exp(log(a))", bindings)).toBeCloseTo(3, 14);
  });

  it.each(["inv(R)", "R * R", "a / v", "v^2", "2^v", "sqrt(v)", "log(R)", "[v, v][4]"])(
    "%s has no value",
    (expression) => {
      expect(() => valued(precision, expression, bindings)).toThrow();
    },
  );

  it.each([
    ["sqrt(-4)", "sqrt: is NaN, not a finite number"],
    ["log(0)", "log: is -Infinity, not a finite number"],
    ["1 / 0", "(0.0) f(): is Infinity, not a finite number"],
    ["[1, 0 / 0]", "(0.0) f(): is 1,NaN, not a finite number"],
  ])("%s: %s", (expression, message) => {
    expect(() => valued(precision, expression)).toThrow(
      expect.objectContaining({ name: "EvaluationError", message }),
    );
  });

  it("an error names the equation's indices, and no matrix", () => {
    const ratio = ready(precision, "f(n, A, k) = n / (k - k)", {});
    expect(() => ratio.value("f", 3, real([[1, 2]]), 2)).toThrow(
      "(0.0) f(3, 2): is Infinity, not a finite number",
    );
  });

  it("every function that equations may call stands for something", () => {
    for (const name of ["inv", "det", "sqrt", "log", "transpose", "exp", "outer", "squaredNorm"])
      expect(() => ready(precision, `f(a, b) = ${name}(a)`)).not.toThrow();
  });
});

describe("in decimals", () => {
  it("what is no number at all is no finite number", () => {
    expect(() => valued(40, "1 == 1")).toThrow("(0.0) f(): is true, not a finite number");
  });

  it.each(["inv", "det"])("%s of a matrix that is no number is named", (name) => {
    const A = [[arithmetic(40).math.evaluate("0 / 0")]];
    expect(() => valued(40, `${name}(A)`, { A })).toThrow(`${name}: is NaN, not a finite number`);
  });

  it("a matrix without an inverse is named, and why", () => {
    const singular = () => valued(40, "inv([[1, 2], [2, 4]])");
    expect(singular).toThrow(EvaluationError);
    expect(singular).toThrow("inv(1,2,2,4): there is none");
    expect(singular).toThrow(expect.objectContaining({ cause: expect.any(Error) }));
  });

  it("an exponential never is a silent 0", () => {
    expect(() => valued(40, "exp(-1e18)")).toThrow(
      "exp(-1000000000000000000): underflows even the decimals",
    );
  });
});

describe("in doubles", () => {
  it("a number has an inverse and a determinant", () => {
    expect(valued("double", "inv(4)")).toBe(0.25);
    expect(valued("double", "det(4)")).toBe(4);
  });

  it.each([
    ["inv([[1, 2], [2, 4]])", "inv: is "],
    ["det([[1e200, 0], [0, 1e200]])", "det: is Infinity, not a finite number"],
  ])("%s is no silent infinity", (expression, message) => {
    expect(() => valued("double", expression)).toThrow(message);
  });

  it.each([
    ["a'", "cannot happen: the operator ctranspose can be evaluated"],
    ["a ? 1 : 2", "cannot happen: ConditionalNode can be evaluated"],
    ["a(1)", "a: is no function"],
  ])("%s: %s", (expression, message) => {
    expect(() => valued("double", expression, { a: 3 })).toThrow(message);
  });

  it("an exponential underflows as it does anywhere", () => {
    expect(valued("double", "exp(-1e18)")).toBe(0);
  });

  const [v, R] = [
    [1, 2, 3],
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ];
  it.each([
    ["v + R", "add"],
    ["v - [1, 2]", "subtract"],
    ["v + [1, 2]", "add"],
    ["v * [1, 2]", "multiply"],
    ["R * [1, 2]", "multiply"],
    ["[R, R] * R", "multiply"],
    ["[1, 2] + [[1], [2]]", "add"],
    ["outer(R, [1, 2])", "multiply"],
    ["1 / v", "divide"],
    ["v^2", "pow"],
    ["2^v", "pow"],
    ["inv(R)", "inv"],
    ["inv(v)", "inv"],
    ["det(R)", "det"],
    ["det(v)", "det"],
    ["det([[[2]]])", "det"],
    ["sqrt(v)", "sqrt"],
    ["log(v)", "log"],
    ["exp(v)", "exp"],
    ["v[4]", "index"],
    ["v[0]", "index"],
  ])("%s is refused, by the name of the operation", (expression, operation) => {
    expect(() => valued("double", expression, { v, R })).toThrow(
      `${operation}: the shapes do not fit`,
    );
  });
});

it("the names of the operators are those that equations may use unbound", () => {
  expect([...operatorNames].sort()).toEqual(
    [
      ...["inv", "det", "sqrt", "log", "exp", "transpose", "outer", "squaredNorm"],
      ...["pi", "Sum", "Product"],
    ].sort(),
  );
});
