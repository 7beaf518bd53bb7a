import { existsSync, readFileSync } from "node:fs";
import { fileText, goldenFolder, readJson, readManifest } from "../cases/index.ts";
import { placeIn, tryFolder, writeIn } from "../files/index.ts";
import { type Entry, generatedBy, type Matrix, matrix, matrixPage } from "../matrix/index.ts";
import { describeIssues } from "../protocol/index.ts";

const files = { json: "MATRIX.json", page: "MATRIX.md" } as const;

/**
 * The matrix on record in a folder; one without entries where there is none.
 *
 * @throws Error naming the file, where it holds something else
 */
export function recordedIn(folder: string): Matrix {
  const path = placeIn(folder, files.json);
  if (!existsSync(path)) return { corpus: 0, entries: [] };
  const parsed = matrix.safeParse(readJson(path));
  if (!parsed.success) throw new Error(`${path}: ${describeIssues(parsed.error)}`);
  return parsed.data;
}

/**
 * Makes sure, before anything is measured, that a matrix can be recorded in a folder, and that
 * nothing is there in its place that no matrix wrote.
 *
 * @throws Error naming the file that is in the way; Unwritable
 */
export function checkRecordable(folder: string): void {
  tryFolder(folder);
  recordedIn(folder);
  const page = placeIn(folder, files.page);
  if (existsSync(page) && !readFileSync(page, "utf8").includes(generatedBy))
    throw new Error(`${page}: no matrix wrote it; move it away, or name another folder with --out`);
}

const byName = (a: Entry, b: Entry) => a.adapter.localeCompare(b.adapter, "en");

/** Writes both files, the entries that were not measured as they are on record. */
export function writeRecord(folder: string, entries: readonly Entry[]): void {
  const fresh = new Set(entries.map(({ adapter }) => adapter));
  const kept = recordedIn(folder).entries.filter(({ adapter }) => !fresh.has(adapter));
  const { version: corpus } = readManifest(goldenFolder);
  const whole: Matrix = { corpus, entries: [...kept, ...entries].sort(byName) };
  writeIn(folder, files.json, fileText(whole));
  writeIn(folder, files.page, matrixPage(whole));
}
