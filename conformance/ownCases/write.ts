import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type AnswerCase, fileText, goldenFolder } from "../cases/index.ts";
import { makeFolder, placeIn, removeLeftovers, writeIn } from "../files/index.ts";
import { asksAlike } from "./asksAlike.ts";
import { isOtherData, refuseConflicts, restsOn, type Target } from "./conflicts.ts";
import { ownFolder } from "./ownFolder.ts";
import { listed, ownManifest, presentFiles, schemaFiles, writeManifest } from "./ownManifest.ts";
import type { OwnCase } from "./plan.ts";

/** Where a case stands within its folder. */
export function casePath({ description: { dataset, id } }: OwnCase): string {
  return `cases/${dataset}/${id}.json`;
}

function targetOf(cases: readonly OwnCase[], bytes: Uint8Array): Target {
  const [{ dataset: name }] = cases.map(({ description }) => description);
  const dataset = `datasets/${name}.csv`;
  const schemas = schemaFiles.map(
    (file) => [file, readFileSync(join(goldenFolder, file))] as const,
  );
  return { dataset, contents: new Map([...schemas, [dataset, bytes]]), cases: cases.map(casePath) };
}

/** A folder that is ready for cases. */
export interface Prepared {
  readonly folder: string;
  /** The cases that are still to be certified. */
  readonly missing: readonly OwnCase[];
  /** The paths of those that an earlier run certified, from the same questions. */
  readonly kept: readonly string[];
}

/**
 * Makes a folder ready for cases on the user's data: the data and the schemas are there, and of the
 * cases those that were certified before, from the same questions (without `force`). The manifest
 * says which are missing.
 *
 * @throws Error if the folder holds something else, files that were changed since, or (without
 *   `force`) cases of these names from other questions
 */
export function prepare(
  path: string,
  cases: readonly OwnCase[],
  bytes: Uint8Array,
  force: boolean,
): Prepared {
  const folder = ownFolder(path);
  const target = targetOf(cases, bytes);
  const { files: ours, unfinished = [] } = ownManifest(folder);
  const present = presentFiles(folder);
  const isOther = isOtherData(target, present);
  const isKept = (one: OwnCase) =>
    !isOther && existsSync(placeIn(folder, casePath(one))) && asksAlike(folder, casePath(one), one);
  const kept = new Set(cases.filter(isKept).map(casePath));
  refuseConflicts(folder, target, { present, listed: ours, kept }, force);
  removeLeftovers(folder);
  const missing = cases.filter((one) => force || !kept.has(casePath(one)));
  for (const one of missing) rmSync(placeIn(folder, casePath(one)), { force: true });
  if (isOther) rmSync(placeIn(folder, target.dataset));
  const others = unfinished.filter(
    (one) => !target.cases.includes(one) && !(isOther && restsOn(one, target.dataset)),
  );
  const stillMissing = [...others, ...missing.map(casePath)];
  writeManifest(folder, presentFiles(folder), stillMissing);
  for (const [file, content] of target.contents) writeIn(folder, file, content);
  makeFolder(dirname(placeIn(folder, target.cases[0])));
  writeManifest(folder, presentFiles(folder), stillMissing);
  return { folder, missing, kept: target.cases.filter((one) => !force && kept.has(one)) };
}

/** Writes a case, and the manifest with it: before, as what is about to be there, and after. */
export function writeCase(folder: string, one: OwnCase, golden: AnswerCase): void {
  const [path, text] = [casePath(one), fileText(golden)];
  const { files, unfinished = [] } = ownManifest(folder);
  const others = files.filter((file) => file.path !== path);
  writeManifest(folder, [...others, listed(path, text)], unfinished);
  writeIn(folder, path, text);
  expectNoLonger(folder, [one]);
}

/** Cases that will not be certified are no longer missing. */
export function expectNoLonger(folder: string, cases: readonly OwnCase[]): void {
  const { files, unfinished = [] } = ownManifest(folder);
  const paths = new Set(cases.map(casePath));
  writeManifest(
    folder,
    files,
    unfinished.filter((path) => !paths.has(path)),
  );
}
