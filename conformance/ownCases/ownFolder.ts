import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { goldenFolder, manifest, readJson } from "../cases/index.ts";
import { checksumFile } from "../copy/index.ts";
import { liesWithin, makeFolder, resolved } from "../files/index.ts";

function isManifest(path: string): boolean {
  try {
    return manifest.safeParse(readJson(path)).success;
  } catch {
    return false;
  }
}

/**
 * The folder that cases of the user's own go to, made where it is not there.
 *
 * @throws Error unless it is empty, or holds such cases already
 */
export function ownFolder(path: string): string {
  const folder = resolved(path);
  if (liesWithin(path, goldenFolder))
    throw new Error(`${path}: is the corpus of this package; name another folder`);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Error(`${path}: is a file; a folder is needed`);
  makeFolder(folder);
  const present = readdirSync(folder);
  if (present.includes(checksumFile))
    throw new Error(`${path}: holds a copy of this package's corpus; name another folder`);
  if (present.length > 0 && !isManifest(join(folder, "manifest.json")))
    throw new Error(
      `${path}: is not empty, and has no manifest.json of cases written before; name an empty folder`,
    );
  return folder;
}
