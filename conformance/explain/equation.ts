import { findEquation } from "../../src/exact/equations/find.ts";
import { equations } from "../../src/exact/equations/index.ts";
import { legendOf } from "../../src/exact/legend.ts";
import { toUnicode } from "../../src/exact/unicode.ts";
import type { Corpus } from "../cases/index.ts";
import { bookEquations } from "./bookEquation.ts";
import { page } from "./section.ts";
import { capitalised, counted, enumeration } from "./words.ts";

type Equation = (typeof equations)[number];

/** An equation as a case lists it: number, formula, meaning. */
export function equationLines(number: string): readonly string[] {
  const entry = findEquation(number);
  if (entry === undefined) {
    const other = bookEquations().find((one) => one.number === number);
    return [`(${number}) ${other?.meaning ?? ""}`.trimEnd()];
  }
  return [`(${number}) ${toUnicode(entry)}`, `  ${entry.meaning}`];
}

/** How much of the product an equation is. */
const statuses: Readonly<Record<Equation["status"], string>> = {
  implemented: "the product computes it",
  oracle: "a check computes it",
  derivation: "a step on the way to others",
};

/** The cases that rest on an equation, counted by operation. */
function caseLines({ number }: Equation, { cases }: Corpus): readonly string[] {
  const resting = cases.filter(({ equations }) => equations.includes(number));
  if (resting.length === 0) return ["none rests on it"];
  const operations = [...new Set(resting.map(({ operation }) => operation))].map((operation) => {
    const count = resting.filter((golden) => golden.operation === operation).length;
    return `${count} of ${operation}`;
  });
  return [
    `${counted(resting.length, "case")}: ${enumeration(operations)}`,
    `npx gmm-conformance list --equation ${number}`,
  ];
}

/** Other forms of the same equation, for other structures, and its derivatives. */
function relatedLines({ number }: Equation): readonly string[] {
  const [stem] = number.split("-");
  const forms = equations.filter(
    (other) => other.number !== number && other.number.split("-")[0] === stem,
  );
  return forms.map((form) => `(${form.number}) ${form.meaning}`);
}

/** An equation explained: formula, meaning, the text that is executed, the cases. */
export function explainEquation(equation: Equation, corpus: Corpus, colours: boolean): string {
  const { number, aliases, meaning, text, status } = equation;
  const numbers = [number, ...aliases].map((one) => `(${one})`).join(" = ");
  const legend = legendOf(equation).map((letter) => `${letter.name}: ${letter.meaning}`);
  return page(
    [numbers, `${capitalised(meaning)}; ${statuses[status]}.`],
    [
      { heading: "Formula", lines: [toUnicode(equation)] },
      { heading: "As it is executed", lines: [text, "", ...legend] },
      { heading: "Related equations", lines: relatedLines(equation) },
      { heading: "Golden cases", lines: caseLines(equation, corpus) },
    ],
    colours,
  );
}
