import { describe, expect, test } from "vitest";
import { equations } from "../../src/exact/equations/index.ts";
import { flagNames, readCorpus } from "../cases/index.ts";
import { readKills } from "../kills/record.ts";
import { mutants } from "../mutants/index.ts";
import { laws } from "../properties/index.ts";
import {
  bookEquations,
  explainBookEquation,
  explainEquation,
  explainFlag,
  explainLaw,
  explainMutant,
} from "./index.ts";

const corpus = readCorpus();
const kills = readKills();

describe("everything that has a name is explained under it", () => {
  test.each(laws)("the law $name", (law) => {
    const text = explainLaw(law, kills, false);
    expect(text.startsWith(`${law.name}\n${law.statement}\n`)).toBe(true);
    for (const number of law.equations) expect(text).toContain(`(${number}) `);
  });

  test.each(flagNames)("the flag %s", (name) => {
    const text = explainFlag(name, corpus, false);
    expect(text.startsWith(`${name}\n`)).toBe(true);
    expect(text).toContain(`list --flag ${name}\n`);
  });

  test.each(mutants)("the mutant $name", (mutant) => {
    const kill = kills.find((one) => one.mutant === mutant.name);
    const text = explainMutant(mutant, kill, false);
    expect(text.startsWith(`${mutant.name}\n`)).toBe(true);
    expect(text).toContain(mutant.bug);
    for (const number of mutant.breaks) expect(text).toContain(`(${number}) `);
  });

  test("every equation, in the catalogue or beside it, and no number twice", () => {
    for (const equation of equations)
      expect(explainEquation(equation, corpus, false)).toContain(`(${equation.number})`);
    for (const equation of bookEquations())
      expect(explainBookEquation(equation, false)).toMatch(/\. [A-Z][^.]*: /);
    expect(
      bookEquations()
        .map((one) => explainBookEquation(one, false))
        .join(),
    ).not.toContain("undefined");
    const all = [...equations, ...bookEquations()];
    const numbers = all.flatMap(({ number, aliases }) => [number, ...aliases]);
    expect(numbers.filter((number, i) => numbers.indexOf(number) < i)).toEqual([]);
  });

  test("and no name is another's", () => {
    const names = [...laws, ...mutants].map(({ name }) => name).concat(flagNames);
    expect(names.filter((name, i) => names.indexOf(name) < i)).toEqual([]);
  });
});
