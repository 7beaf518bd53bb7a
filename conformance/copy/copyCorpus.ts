import { manifestProblems } from "../cases/index.ts";
import { removeIn, writeIn } from "../files/index.ts";
import { changes, checksumIn } from "./changes.ts";
import { type CorpusFile, corpusFiles } from "./corpusFile.ts";
import { earlierCopy } from "./earlierCopy.ts";
import { targetFolder } from "./target.ts";

/** What a copy came to. */
export interface Copied {
  readonly folder: string;
  readonly version: number;
  /** Every file that the copy has. */
  readonly files: readonly string[];
  /** Files that were written; the others were there already. */
  readonly written: readonly string[];
  /** Files of an earlier copy that the corpus has no longer. */
  readonly removed: readonly string[];
}

function refuseChanged(paths: readonly string[], folder: string): void {
  if (paths.length === 0) return;
  const lines = paths.map((path) => `${path}: is in ${folder}, and not as it was copied there`);
  throw new Error([...lines, "--force writes over what was changed"].join("\n"));
}

function refuseUnsound(source: string): void {
  const problems = manifestProblems(source);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function verify(folder: string, files: readonly CorpusFile[]): void {
  const wrong = files.filter((file) => checksumIn(folder, file.path) !== file.sha256);
  const lines = wrong.map(({ path }) => `${path}: differs from its checksum, once written`);
  if (lines.length > 0) throw new Error(lines.join("\n"));
}

/**
 * Copies a corpus into a folder that is empty or holds an earlier copy, which it brings up to date;
 * no other file there is touched, and nothing outside it.
 *
 * @throws Error if the corpus is not as its manifest has it, the folder holds something else, or
 *   (without `force`) what the earlier copy wrote was changed since
 */
export function copyCorpus(
  source: string,
  path: string,
  { force = false }: { readonly force?: boolean } = {},
): Copied {
  refuseUnsound(source);
  const { version, files } = corpusFiles(source);
  const folder = targetFolder(source, path);
  const { written, removed, changedSince } = changes(folder, earlierCopy(folder), files);
  if (!force) refuseChanged(changedSince, folder);
  for (const outdated of removed) removeIn(folder, outdated);
  for (const { path, bytes } of written) writeIn(folder, path, bytes);
  verify(folder, files);
  const paths = (some: readonly CorpusFile[]) => some.map((file) => file.path);
  return { folder, version, files: paths(files), written: paths(written), removed };
}
