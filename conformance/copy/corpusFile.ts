import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { manifest, readJson, sha256 } from "../cases/index.ts";

/** A file of a copy: its place within the folder, and what it holds. */
export interface CorpusFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** What belongs to the corpus and is not listed in its manifest. */
const companions = [
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

/** The checksums of a copy, in the form that sha256sum reads. */
export const checksumFile = "SHA256SUMS";

function fileOf(path: string, bytes: Uint8Array): CorpusFile {
  return { path, bytes, sha256: sha256(bytes) };
}

function checksums(files: readonly CorpusFile[]): CorpusFile {
  const lines = files.map((file) => `${file.sha256}  ${file.path}\n`);
  return fileOf(checksumFile, Buffer.from(lines.join("")));
}

/** The version of a corpus, and every file that a copy of it has. */
export function corpusFiles(folder: string): {
  readonly version: number;
  readonly files: readonly CorpusFile[];
} {
  const { version, files } = manifest.parse(readJson(join(folder, "manifest.json")));
  const present = companions.filter((path) => existsSync(join(folder, path)));
  const paths = [...present, ...files.map(({ path }) => path)];
  const copied = paths.map((path) => fileOf(path, readFileSync(join(folder, path))));
  return { version, files: [...copied, checksums(copied)] };
}
