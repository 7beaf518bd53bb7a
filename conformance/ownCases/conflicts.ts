import { existsSync } from "node:fs";
import { join } from "node:path";
import { manifest, manifestOf, readJson, sha256 } from "../cases/index.ts";

/** The files that a run is to write: a data set, and cases on it, by their paths. */
export interface Target {
  readonly dataset: string;
  readonly bytes: Uint8Array;
  readonly cases: readonly string[];
}

type Checksums = ReadonlyMap<string, string>;

function checksums({ files }: ReturnType<typeof manifestOf>): Checksums {
  return new Map(files.map((file) => [file.path, file.sha256]));
}

/** The files that are not as the manifest has them. */
function changedFiles(folder: string, present: Checksums): readonly string[] {
  const path = join(folder, "manifest.json");
  const listed = existsSync(path) ? checksums(manifest.parse(readJson(path))) : new Map();
  const paths = new Set([...listed.keys(), ...present.keys()]);
  return [...paths].filter((name) => listed.get(name) !== present.get(name));
}

/**
 * Refuses to write where something would be lost, or vouched for that was not certified.
 *
 * @throws Error naming every file that stands in the way
 */
export function refuseConflicts(folder: string, target: Target, force: boolean): void {
  const { dataset, bytes, cases } = target;
  const present = checksums(manifestOf(folder));
  const own = new Set([dataset, ...cases]);
  const isOther = present.has(dataset) && present.get(dataset) !== sha256(bytes);
  const onSameData = dataset.replace(/^datasets\/(.*)\.csv$/, "cases/$1/");
  const resting = [...present.keys()].filter(
    (path) => isOther && path.startsWith(onSameData) && !own.has(path),
  );
  const fixed = changedFiles(folder, present).filter((path) => !(force && own.has(path)));
  const replaced = [...(isOther ? [dataset] : []), ...cases.filter((path) => present.has(path))];
  const problems = [
    ...resting.map((path) => `${path}: rests on other data in ${dataset}; name another folder`),
    ...fixed.map((path) => `${path}: is not as manifest.json has it; name another folder`),
    ...(force ? [] : replaced.map((path) => `${path}: is there already; --force writes over it`)),
  ];
  if (problems.length > 0)
    throw new Error(problems.map((problem) => join(folder, problem)).join("\n"));
}
