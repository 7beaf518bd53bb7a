import { existsSync, readFileSync } from "node:fs";
import { manifestProblems } from "../cases/index.ts";
import { placeIn, removeIn, removeLeftovers, writeIn } from "../files/index.ts";
import { type Changes, changes, checksumIn } from "./changes.ts";
import { bothOf, type Checksums, checksumsOf, checksumText } from "./checksums.ts";
import { type CorpusFile, checksumFile, corpusFiles } from "./corpusFile.ts";
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

function refuseLosses({ changedSince, foreign }: Changes, folder: string, force: boolean): void {
  const changed = force
    ? []
    : changedSince.map((path) => `${path}: is in ${folder}, and not as it was copied there`);
  const lines = [
    ...foreign.map((path) => `${path}: is in ${folder}, and no copy wrote it; move it away`),
    ...changed,
    ...(changed.length > 0 ? ["--force writes over what was changed"] : []),
  ];
  if (lines.length > 0) throw new Error(lines.join("\n"));
}

function refuseUnsound(source: string): void {
  const problems = manifestProblems(source);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

/** Writes the checksums of a copy. Returns whether they were others. */
function writeChecksums(folder: string, checksums: Checksums): boolean {
  const place = placeIn(folder, checksumFile);
  const text = checksumText(checksums);
  const isSame = existsSync(place) && readFileSync(place, "utf8") === text;
  if (!isSame) writeIn(folder, checksumFile, text);
  return !isSame;
}

function verify(folder: string, files: readonly CorpusFile[]): void {
  const wrong = files.filter((file) => checksumIn(folder, file.path) !== file.sha256);
  const lines = wrong.map(({ path }) => `${path}: differs from its checksum, once written`);
  if (lines.length > 0) throw new Error(lines.join("\n"));
}

/**
 * Copies a corpus into a folder that is empty or holds an earlier copy, which it brings up to date;
 * no other file there is touched, and nothing outside it. The checksums of what is there and of what
 * is to come are written first, so that a copy that was interrupted is taken up where it ended.
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
  const earlier = earlierCopy(folder);
  const todo = changes(folder, earlier, files);
  refuseLosses(todo, folder, force);
  removeLeftovers(folder);
  const checksums = checksumsOf(files);
  const isBegun = writeChecksums(folder, bothOf(earlier, checksums));
  for (const outdated of todo.removed) removeIn(folder, outdated);
  for (const file of todo.written) writeIn(folder, file.path, file.bytes);
  verify(folder, files);
  const isEnded = writeChecksums(folder, checksums);
  const paths = (some: readonly CorpusFile[]) => some.map((file) => file.path);
  return {
    folder,
    version,
    files: [...paths(files), checksumFile],
    written: [...paths(todo.written), ...(isBegun || isEnded ? [checksumFile] : [])],
    removed: todo.removed,
  };
}
