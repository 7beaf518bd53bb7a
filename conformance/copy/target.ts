import { existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";

/** Where a path leads once every symbolic link on the way is followed, whether or not it is there. */
function resolved(path: string): string {
  const full = resolve(path);
  return existsSync(full) ? realpathSync(full) : join(resolved(dirname(full)), basename(full));
}

/**
 * The folder that a copy goes to, made where it is not there.
 *
 * @throws Error if it is a file, or within the corpus itself
 */
export function targetFolder(source: string, path: string): string {
  const [corpus, folder] = [resolved(source), resolved(path)];
  if (`${folder}${sep}`.startsWith(`${corpus}${sep}`))
    throw new Error(`${path}: lies within the corpus that is to be copied`);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Error(`${path}: is a file; a folder is needed`);
  mkdirSync(folder, { recursive: true });
  return folder;
}
