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
  flagNames,
  flags,
  type GoldenCase,
  goldenFolder,
  readCorpus,
} from "../cases/index.ts";
import {
  bookEquations,
  explainBookEquation,
  explainCase,
  explainEquation,
  explainFlag,
  explainLaw,
  explainMutant,
  nearest,
} from "../explain/index.ts";
import { readKills } from "../kills/record.ts";
import { mutants } from "../mutants/index.ts";
import { laws } from "../properties/index.ts";
import { printable } from "../protocol/index.ts";
import { equationNumber } from "./equationNumber.ts";
import { path } from "./path.ts";
import { writesColours } from "./terminal.ts";

interface ExplainOptions {
  readonly json: boolean;
  readonly corpus?: string;
}

const mostNamed = 10;

/** The file of a case, as it is. */
function caseFile({ id }: GoldenCase, folder: string): string {
  return readFileSync(join(folder, casePaths(folder).get(id) ?? ""), "utf8");
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

const kinds = "a case, an equation, a law, a flag or a wrong implementation";

function unknown(id: string, { cases }: Corpus): Error {
  const names = [
    ...cases.map((golden) => golden.id),
    ...equations.map(({ number }) => number),
    ...bookEquations().map(({ number }) => number),
    ...laws.map(({ name }) => name),
    ...flagNames,
    ...mutants.map(({ name }) => name),
  ];
  const near = nearest(id, names);
  const more = near.length > mostNamed ? `, and ${near.length - mostNamed} more` : "";
  const hint =
    near.length > 0
      ? `the nearest are ${near.slice(0, mostNamed).join(", ")}${more}`
      : "gmm-conformance list names the cases";
  return new Error(`${printable(id)}: is not ${kinds}; ${hint}`);
}

/** What can be explained: as text, and as JSON. */
interface Explainable {
  readonly text: (colours: boolean) => string;
  readonly json: () => string;
}

function caseNamed(id: string, corpus: Corpus, folder: string): Explainable | undefined {
  const golden = corpus.cases.find((one) => one.id === id);
  return (
    golden && {
      text: (colours) => explainCase(golden, corpus, colours),
      json: () => caseFile(golden, folder),
    }
  );
}

function equationNumbered(id: string, corpus: Corpus): Explainable | undefined {
  const number = equationNumber(id);
  const equation = findEquation(number);
  if (equation !== undefined)
    return {
      text: (colours) => explainEquation(equation, corpus, colours),
      json: () => equationFile(equation, corpus),
    };
  const other = bookEquations().find(
    (one) => one.number === number || one.aliases.includes(number),
  );
  return (
    other && {
      text: (colours) => explainBookEquation(other, colours),
      json: () => fileText(other),
    }
  );
}

/** A law by its name, or one for each operation by what comes before it: `rotation`, `rotation (e_step)`. */
function lawNamed(id: string): Explainable | undefined {
  const found = laws.filter(({ name }) => name === id || name.startsWith(`${id} (`));
  if (found.length === 0) return undefined;
  const entries = found.map(({ name, statement, equations: about, slack }) => ({
    name,
    statement,
    equations: about,
    slack,
  }));
  return {
    text: (colours) => {
      const kills = readKills();
      return found.map((law) => explainLaw(law, kills, colours)).join("\n");
    },
    json: () => fileText(entries.length === 1 ? entries[0] : entries),
  };
}

function flagNamed(id: string, corpus: Corpus): Explainable | undefined {
  const name = flagNames.find((one) => one === id);
  return (
    name && {
      text: (colours) => explainFlag(name, corpus, colours),
      json: () => fileText({ name, ...flags[name] }),
    }
  );
}

function mutantNamed(id: string): Explainable | undefined {
  const mutant = mutants.find(({ name }) => name === id);
  if (mutant === undefined) return undefined;
  const { name, bug, breaks, origin } = mutant;
  const kill = readKills().find((one) => one.mutant === name);
  return {
    text: (colours) => explainMutant(mutant, kill, colours),
    json: () => fileText({ name, bug, breaks, origin, kill }),
  };
}

function explain(id: string, { json, corpus: folder = goldenFolder }: ExplainOptions): void {
  const corpus = readCorpus(folder);
  const found =
    caseNamed(id, corpus, folder) ??
    equationNumbered(id, corpus) ??
    lawNamed(id) ??
    flagNamed(id, corpus) ??
    mutantNamed(id);
  if (found === undefined) throw unknown(id, corpus);
  process.stdout.write(json ? found.json() : found.text(writesColours()));
}

/** `gmm-conformance explain`: a case, an equation, a law, a flag or a mutant, in words, formulas and numbers. */
export function explainCommand(): Command {
  return new Command("explain")
    .description(`explain ${kinds}`)
    .argument("<name>", "the id of a case, a number such as 9.25, or a name")
    .option("--corpus <dir>", "a folder that certify or copy wrote (default: this package's)", path)
    .option("--json", "the file of a case as it is; the entry of anything else", false)
    .action(explain);
}
