import { existsSync, statSync } from "node:fs";
import { liesWithin, makeFolder, resolved } from "../files/index.ts";

/**
 * The folder that a copy goes to, made where it is not there.
 *
 * @throws Error if it is a file, or within the corpus itself
 */
export function targetFolder(source: string, path: string): string {
  if (liesWithin(path, source))
    throw new Error(`${path}: lies within the corpus that is to be copied`);
  const folder = resolved(path);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Error(`${path}: is a file; a folder is needed`);
  makeFolder(folder);
  return folder;
}
