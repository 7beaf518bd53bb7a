import { existsSync, readdirSync, statSync } from "node:fs";
import { goldenFolder, manifest, readJson } from "../cases/index.ts";
import { checksumFile } from "../copy/index.ts";
import { isDraft, liesWithin, makeFolder, placeIn, resolved } from "../files/index.ts";

function isOwnManifest(path: string): boolean {
  try {
    return manifest.parse(readJson(path)).written_by === "certify";
  } catch {
    return false;
  }
}

/**
 * The folder that cases of the user's own go to, made where it is not there.
 *
 * @throws Error unless it is empty, or holds cases that `certify` wrote
 */
export function ownFolder(path: string): string {
  if (liesWithin(path, goldenFolder))
    throw new Error(`${path}: is the corpus of this package; name another folder`);
  const folder = resolved(path);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Error(`${path}: is a file; a folder is needed`);
  makeFolder(folder);
  const present = readdirSync(folder).filter((name) => !isDraft(name));
  if (present.includes(checksumFile))
    throw new Error(`${path}: holds a copy of this package's corpus; name another folder`);
  if (present.length > 0 && !isOwnManifest(placeIn(folder, "manifest.json")))
    throw new Error(
      `${path}: is not empty, and has no manifest.json that certify wrote; name an empty folder`,
    );
  return folder;
}
