import { existsSync, readFileSync } from "node:fs";
import { sha256 } from "../cases/index.ts";
import { placeIn } from "../files/index.ts";
import type { Checksums } from "./checksums.ts";
import type { CorpusFile } from "./corpusFile.ts";

/** What there is to do in a folder, so that it holds the files of a corpus. */
export interface Changes {
  /** Files that are not there, or not as they should be. */
  readonly written: readonly CorpusFile[];
  /** Files that the earlier copy wrote, and that the corpus has no longer. */
  readonly removed: readonly string[];
  /** Those among them that the earlier copy wrote, and that are not as it wrote them. */
  readonly changedSince: readonly string[];
  /** Those among them that no copy wrote. */
  readonly foreign: readonly string[];
}

/** The checksum of a file in a folder; undefined where it is missing. */
export function checksumIn(folder: string, path: string): string | undefined {
  const place = placeIn(folder, path);
  return existsSync(place) ? sha256(readFileSync(place)) : undefined;
}

/** What a copy of `files` has to do in a folder that holds an earlier one. */
export function changes(folder: string, earlier: Checksums, files: readonly CorpusFile[]): Changes {
  const kept = new Set(files.map(({ path }) => path));
  const outdated = [...earlier.keys()].filter((path) => !kept.has(path));
  const removed = outdated.filter((path) => checksumIn(folder, path) !== undefined);
  const written = files.filter((file) => checksumIn(folder, file.path) !== file.sha256);
  const inTheWay = [...written.map(({ path }) => path), ...removed].filter((path) => {
    const present = checksumIn(folder, path);
    return present !== undefined && earlier.get(path)?.has(present) !== true;
  });
  return {
    written,
    removed,
    changedSince: inTheWay.filter((path) => earlier.has(path)),
    foreign: inTheWay.filter((path) => !earlier.has(path)),
  };
}
