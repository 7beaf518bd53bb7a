import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type AnswerCase, fileText, goldenFolder, manifestOf } from "../cases/index.ts";
import { makeFolder, placeIn, writeIn } from "../files/index.ts";
import { refuseConflicts, type Target } from "./conflicts.ts";
import { ownFolder } from "./ownFolder.ts";
import type { OwnCase } from "./plan.ts";

const schemas = ["case.schema.json", "manifest.schema.json"] as const;

function putManifest(folder: string): void {
  writeIn(folder, "manifest.json", fileText(manifestOf(folder)));
}

/** Where a case stands within its folder. */
function casePath(dataset: string, id: string): string {
  return `cases/${dataset}/${id}.json`;
}

function targetOf(cases: readonly OwnCase[], bytes: Uint8Array): Target {
  const [{ dataset }] = cases.map(({ description }) => description);
  const paths = cases.map(({ description: { id } }) => casePath(dataset, id));
  return { dataset: `datasets/${dataset}.csv`, bytes, cases: paths };
}

/**
 * Makes a folder ready for cases on the user's data: the data and the schemas are there, and none of
 * the cases.
 *
 * @returns the folder
 * @throws Error if the folder holds something else, or (without `force`) such cases already
 */
export function prepare(
  path: string,
  cases: readonly OwnCase[],
  bytes: Uint8Array,
  force: boolean,
): string {
  const folder = ownFolder(path);
  const target = targetOf(cases, bytes);
  refuseConflicts(folder, target, force);
  for (const old of target.cases) rmSync(placeIn(folder, old), { force: true });
  for (const name of schemas) writeIn(folder, name, readFileSync(join(goldenFolder, name)));
  writeIn(folder, target.dataset, bytes);
  makeFolder(dirname(placeIn(folder, target.cases[0])));
  putManifest(folder);
  return folder;
}

/** Writes a case, and the manifest with it. Returns its path within the folder. */
export function writeCase(folder: string, dataset: string, golden: AnswerCase): string {
  const path = casePath(dataset, golden.id);
  writeIn(folder, path, fileText(golden));
  putManifest(folder);
  return path;
}
