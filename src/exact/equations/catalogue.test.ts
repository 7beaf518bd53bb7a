import katex from "katex";
import { describe, expect, it } from "vitest";
import { covarianceTypes } from "../../model/index.ts";
import { freeNames, namesIn, operatorNames, parseEquation } from "../engine/index.ts";
import { notation } from "../notation.ts";
import { stateOf } from "../state.ts";
import { toTex } from "../typeset.ts";
import { equations, expectationEquations, maximisationEquations } from "./index.ts";

/** What a state binds, and what a question about it adds: the givens of an M step or a derivation. */
const bound = [
  ...Object.keys(
    stateOf([[0], [1]], {
      covarianceType: "full",
      weights: [1],
      means: [[0]],
      covariances: [[[1]]],
    }).bindings,
  ),
  "gamma",
  "z",
  "variance",
  "lambda",
];
const entryNames = equations.map((equation) => parseEquation(equation).name);

describe.each(equations)("equation $number", (equation) => {
  it("parses", () => {
    expect(parseEquation(equation).name).toMatch(/^[A-Za-z]\w*$/);
  });

  it("uses only operators, what a state binds, and other entries", () => {
    const understood = new Set<string>([...operatorNames, ...bound, ...entryNames]);
    expect([...freeNames(equation)].filter((name) => !understood.has(name))).toEqual([]);
  });

  it("has its names in the notation table", () => {
    const operators = new Set<string>(operatorNames);
    const unknown = [...namesIn(equation)].filter(
      (name) => !(name in notation || operators.has(name)),
    );
    expect(unknown).toEqual([]);
  });

  it("renders", () => {
    const tex = `${toTex(equation)} \\tag{${equation.number}}`;
    const html = katex.renderToString(tex, {
      displayMode: true,
      strict: "error",
      throwOnError: true,
    });
    expect(html).toContain("katex-display");
  });

  it("says in one line what it is", () => {
    expect(equation.meaning).toMatch(/^[^\n]{10,110}[^.\n]$/);
  });
});

describe("the catalogue", () => {
  it("is in the order of the book", () => {
    const places = equations.map(({ number }) => number.split(/[.-]/).slice(0, 2).map(Number));
    const inOrder = [...places].sort(([a, b], [c, d]) => a - c || b - d);
    expect(places).toEqual(inOrder);
  });

  it("gives no number or alias twice", () => {
    const numbers = equations.flatMap(({ number, aliases }) => [number, ...aliases]);
    expect(numbers).toEqual([...new Set(numbers)]);
  });

  it("defines a name twice only where a structure chooses between the two", () => {
    const numbersOf = (name: string) =>
      equations.filter((e) => parseEquation(e).name === name).map(({ number }) => number);
    const shared = [...new Set(entryNames)].filter((name) => numbersOf(name).length > 1);
    expect(Object.fromEntries(shared.map((name) => [name, numbersOf(name)]))).toEqual({
      Normal: ["1.46", "2.43"],
      varianceNew: ["9.25-diag", "9.25-spherical", "9.25-scalar"],
      varianceGradient: ["9.25-diag-gradient", "9.25-spherical-gradient"],
    });
  });

  it.each(covarianceTypes)("defines no name twice within one reading (%s)", (structure) => {
    for (const forms of ["vector", "scalar"] as const) {
      const reading = [
        ...expectationEquations(forms),
        ...maximisationEquations(structure, forms),
      ].map((equation) => parseEquation(equation).name);
      expect(reading).toEqual([...new Set(reading)]);
    }
  });

  it("holds every equation that the steps are made of, and calls those implemented", () => {
    const used = covarianceTypes.flatMap((structure) =>
      (["vector", "scalar"] as const).flatMap((forms) => [
        ...expectationEquations(forms),
        ...maximisationEquations(structure, forms),
      ]),
    );
    const implemented = equations.filter(({ status }) => status === "implemented");
    expect(new Set(used)).toEqual(new Set(implemented));
  });

  it("defines no name that is an operator's", () => {
    const operators = new Set<string>(operatorNames);
    expect(entryNames.filter((name) => operators.has(name))).toEqual([]);
  });
});

describe("the notation table", () => {
  it("has no name that no equation uses", () => {
    const used = new Set(equations.flatMap((equation) => [...namesIn(equation)]));
    expect(Object.keys(notation).filter((name) => !used.has(name))).toEqual([]);
  });

  it("keeps the circle's π and the weights' π apart in the text", () => {
    expect(notation["pi"].tex()).toBe("\\pi");
    expect(notation["weight"].tex("k")).toBe("\\pi_{k}");
  });

  it("sets scalars in light type at D = 1, and one entry of a vector likewise", () => {
    const tex = (number: string) =>
      toTex(equations.find((e) => e.number === number) as (typeof equations)[number]);
    expect(tex("1.46")).toContain("\\mathcal{N}(x \\mid \\mu, \\sigma^{2})");
    expect(tex("9.25-diag")).toContain("(x_{ni} - \\mu_{ki}^{\\text{new}})^{2}");
    expect(tex("9.24")).toContain("\\boldsymbol{\\mu}_{k}^{\\text{new}} =");
  });
});
