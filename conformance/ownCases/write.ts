import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type AnswerCase, fileText, goldenFolder, manifestOf } from "../cases/index.ts";
import { placeIn } from "../copy/placeIn.ts";
import { refuseConflicts, type Target } from "./conflicts.ts";
import { ownFolder } from "./ownFolder.ts";
import type { OwnCase } from "./plan.ts";

const schemas = ["case.schema.json", "manifest.schema.json"] as const;

/** Writes a file beside its place first, so that it is never half there. */
function put(folder: string, path: string, content: string | Uint8Array): void {
  const place = placeIn(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  const draft = `${place}.${process.pid}.part`;
  writeFileSync(draft, content, { flag: "wx" });
  renameSync(draft, place);
}

function putManifest(folder: string): void {
  put(folder, "manifest.json", fileText(manifestOf(folder)));
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
  for (const name of schemas) put(folder, name, readFileSync(join(goldenFolder, name)));
  put(folder, target.dataset, bytes);
  mkdirSync(dirname(placeIn(folder, target.cases[0])), { recursive: true });
  putManifest(folder);
  return folder;
}

/** Writes a case, and the manifest with it. Returns its path within the folder. */
export function writeCase(folder: string, dataset: string, golden: AnswerCase): string {
  const path = casePath(dataset, golden.id);
  put(folder, path, fileText(golden));
  putManifest(folder);
  return path;
}
