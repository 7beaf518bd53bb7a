import { join } from "node:path";
import { type Manifest, sha256 } from "../cases/index.ts";

/** The files that a run is to write, by their paths. */
export interface Target {
  readonly dataset: string;
  /** What the data and the schemas are to hold. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly cases: readonly string[];
}

/** What is in a folder, and what its manifest says that certify wrote there. */
export interface Holdings {
  readonly present: Manifest["files"];
  readonly listed: Manifest["files"];
  /** The cases that are there and ask what is to be asked. */
  readonly kept: ReadonlySet<string>;
}

type Checksums = ReadonlyMap<string, string>;

const checksums = (files: Manifest["files"]): Checksums =>
  new Map(files.map((file) => [file.path, file.sha256]));

/** Whether the data of that name are there, and are others. */
export function isOtherData({ dataset, contents }: Target, present: Manifest["files"]): boolean {
  const [there, wanted] = [checksums(present).get(dataset), contents.get(dataset)];
  return there !== undefined && wanted !== undefined && there !== sha256(wanted);
}

/** Whether a case rests on a data set. */
export function restsOn(path: string, dataset: string): boolean {
  return path.startsWith(dataset.replace(/^datasets\/(.*)\.csv$/, "cases/$1/"));
}

/** The files that are not as the manifest has them, though certify would not write the same. */
function changedFiles({ present, listed }: Holdings, target: Target): readonly string[] {
  const [there, ours] = [checksums(present), checksums(listed)];
  const own = new Set([target.dataset, ...target.contents.keys(), ...target.cases]);
  const isChanged = (path: string, sum: string) => {
    const wanted = target.contents.get(path);
    return ours.get(path) !== sum && (wanted === undefined || sha256(wanted) !== sum);
  };
  return [
    ...present.filter(({ path, sha256: sum }) => isChanged(path, sum)),
    ...listed.filter(({ path }) => !there.has(path) && !own.has(path)),
  ].map(({ path }) => path);
}

/**
 * Refuses to write where something would be lost, or vouched for that was not certified.
 *
 * @throws Error naming every file that stands in the way
 */
export function refuseConflicts(
  folder: string,
  target: Target,
  holdings: Holdings,
  force: boolean,
): void {
  const { dataset, cases } = target;
  const { present, kept } = holdings;
  const isOther = isOtherData(target, present);
  const resting = present
    .map(({ path }) => path)
    .filter((path) => isOther && restsOn(path, dataset) && !cases.includes(path));
  const there = new Set(present.map(({ path }) => path));
  const other = cases.filter((path) => there.has(path) && !kept.has(path));
  const replaced = [
    ...(isOther ? [`${dataset}: is there already, with other data; --force writes over it`] : []),
    ...other.map(
      (path) => `${path}: is there already, from another question; --force writes over it`,
    ),
  ];
  const problems = [
    ...resting.map((path) => `${path}: rests on other data in ${dataset}; name another folder`),
    ...changedFiles(holdings, target).map(
      (path) => `${path}: is not as manifest.json has it; move it away, or name another folder`,
    ),
    ...(force ? [] : replaced),
  ];
  if (problems.length > 0)
    throw new Error(problems.map((problem) => join(folder, problem)).join("\n"));
}
