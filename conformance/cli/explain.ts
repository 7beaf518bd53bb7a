import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { findEquation } from "../../src/exact/equations/find.ts";
import { equations } from "../../src/exact/equations/index.ts";
import { toTex } from "../../src/exact/typeset.ts";
import { toUnicode } from "../../src/exact/unicode.ts";
import {
  type Corpus,
  casePaths,
  fileText,
  type GoldenCase,
  goldenFolder,
  readCorpus,
} from "../cases/index.ts";
import { explainCase, explainEquation, nearest } from "../explain/index.ts";
import { equationNumber } from "./equationNumber.ts";
import { writesColours } from "./terminal.ts";

interface ExplainOptions {
  readonly json: boolean;
}

const mostNamed = 10;

/** The file of a case, as it is. */
function caseFile({ id }: GoldenCase): string {
  return readFileSync(join(goldenFolder, casePaths(goldenFolder).get(id) ?? ""), "utf8");
}

type Equation = (typeof equations)[number];

function equationFile(equation: Equation, { cases }: Corpus): string {
  const resting = cases.filter((golden) => golden.equations.includes(equation.number));
  return fileText({
    ...equation,
    tex: toTex(equation),
    unicode: toUnicode(equation),
    cases: resting.map(({ id }) => id),
  });
}

function unknown(id: string, { cases }: Corpus): Error {
  const names = [...cases.map((golden) => golden.id), ...equations.map(({ number }) => number)];
  const near = nearest(id, names);
  const more = near.length > mostNamed ? `, and ${near.length - mostNamed} more` : "";
  const hint =
    near.length > 0
      ? `the nearest are ${near.slice(0, mostNamed).join(", ")}${more}`
      : "gmm-conformance list names the cases";
  return new Error(`${id}: is neither a case nor an equation; ${hint}`);
}

/** The text that explains a case, or an equation by its number. */
function explanation(id: string, corpus: Corpus, json: boolean): string {
  const golden = corpus.cases.find((one) => one.id === id);
  if (golden !== undefined)
    return json ? caseFile(golden) : explainCase(golden, corpus, writesColours());
  const equation = findEquation(equationNumber(id));
  if (equation === undefined) throw unknown(id, corpus);
  return json ? equationFile(equation, corpus) : explainEquation(equation, corpus, writesColours());
}

/** `gmm-conformance explain`: a case or an equation, in words, formulas and numbers. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("explain a golden case, or an equation of the book by its number")
    .argument("<id>", "the id of a case, or a number such as 9.25")
    .option("--json", "the file of the case as it is; of an equation, its entry", false)
    .action((id: string, { json }: ExplainOptions) => {
      process.stdout.write(explanation(id, readCorpus(), json));
    });
}
