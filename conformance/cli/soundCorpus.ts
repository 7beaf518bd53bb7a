import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Corpus, goldenFolder, manifestProblems, readCorpus } from "../cases/index.ts";

/**
 * The whole corpus in a folder: that of this package unless told.
 *
 * @throws Error naming every file that is not as the manifest has it
 */
export function soundCorpus(folder: string = goldenFolder): Corpus {
  if (!existsSync(join(folder, "manifest.json")))
    throw new Error(`${folder}: holds no corpus: it has no manifest.json`);
  const problems = manifestProblems(folder);
  if (problems.length === 0) return readCorpus(folder);
  const place = folder === goldenFolder ? "golden" : folder;
  throw new Error(problems.map((problem) => problem.replace(/^golden/, () => place)).join("\n"));
}
