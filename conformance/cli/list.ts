import { Command } from "commander";
import { casePaths, fileText, type GoldenCase, goldenFolder, readCorpus } from "../cases/index.ts";
import { caseTable } from "./caseTable.ts";
import { idMatches } from "./idMatches.ts";
import { path } from "./path.ts";
import { type Selection, selectCases } from "./selectCases.ts";
import { withSelection } from "./selectionOptions.ts";
import { writesColours } from "./terminal.ts";

interface ListOptions extends Selection {
  readonly json: boolean;
  readonly corpus?: string;
}

/** What a program is told of a case. */
function entry(golden: GoldenCase, path: string | undefined) {
  const { id, title, operation, input, equations, difficulty, flags } = golden;
  return {
    id,
    title,
    operation,
    covariance_type: input.model.covariance_type,
    equations,
    difficulty,
    flags,
    dataset: "dataset" in input.data ? input.data.dataset : null,
    path,
  };
}

const counted = (count: number) => (count === 1 ? "1 case" : `${count} cases`);

function list({ json, corpus: folder = goldenFolder, ...selection }: ListOptions): void {
  const corpus = readCorpus(folder);
  if (selection.id !== undefined) idMatches(selection.id, corpus);
  const { cases } = selectCases(corpus, selection);
  if (json) {
    const paths = casePaths(folder);
    process.stdout.write(fileText(cases.map((golden) => entry(golden, paths.get(golden.id)))));
    return;
  }
  if (cases.length > 0) process.stdout.write(`${caseTable(cases, writesColours())}\n\n`);
  process.stdout.write(`${counted(cases.length)}\n`);
}

/** `gmm-conformance list`: the golden cases, or some of them. */
export function listCommand(): Command {
  return withSelection(
    new Command("list").description("list the golden cases that the options choose"),
  )
    .option("--corpus <dir>", "a folder that certify or copy wrote (default: this package's)", path)
    .option("--json", "a JSON array on stdout, paths within the corpus", false)
    .action(list);
}
