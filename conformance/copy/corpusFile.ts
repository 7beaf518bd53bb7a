import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readManifest, sha256 } from "../cases/index.ts";

/** A file of a copy: its place within the folder, and what it holds. */
export interface CorpusFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** What belongs to the corpus and is not listed in its manifest. */
const companions: readonly string[] = [
  "README.md",
  "readers/test_golden.py",
  "readers/test-golden.R",
  "readers/golden.test.mjs",
  "FORMAT.md",
  "FLAGS.md",
  "datasets/README.md",
  "case.schema.json",
  "manifest.schema.json",
  "manifest.json",
  "witnesses.json",
];

/** The checksums of a copy. */
export const checksumFile = "SHA256SUMS";

/** Whether a path is one that a corpus can have. */
export function isOfCorpus(path: string): boolean {
  return companions.includes(path) || /^(cases\/.*\.json|datasets\/.*\.csv)$/.test(path);
}

function fileOf(path: string, bytes: Uint8Array): CorpusFile {
  return { path, bytes, sha256: sha256(bytes) };
}

/** The version of a corpus, and every file that a copy of it has but that of its checksums. */
export function corpusFiles(folder: string): {
  readonly version: number;
  readonly files: readonly CorpusFile[];
} {
  const { version, files } = readManifest(folder);
  const present = companions.filter((path) => existsSync(join(folder, path)));
  const paths = [...present, ...files.map(({ path }) => path)];
  return { version, files: paths.map((path) => fileOf(path, readFileSync(join(folder, path)))) };
}
