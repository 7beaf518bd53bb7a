import { lstatSync } from "node:fs";
import { join } from "node:path";

/** A path within a folder: names joined by slashes, none of which leads upwards. */
export function isPlain(path: string): boolean {
  return /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !/(^|\/)\.{1,2}(\/|$)/.test(path);
}

/**
 * Where a file stands within a folder, reached through folders only.
 *
 * @throws Error if the way leads upwards, through a symbolic link, or to a folder
 */
export function placeIn(folder: string, path: string): string {
  if (!isPlain(path)) throw new Error(`${JSON.stringify(path)}: leads out of ${folder}`);
  const names = path.split("/");
  names.forEach((_, i) => {
    const place = join(folder, ...names.slice(0, i + 1));
    const stat = lstatSync(place, { throwIfNoEntry: false });
    if (stat?.isSymbolicLink())
      throw new Error(`${place}: is a symbolic link; nothing is written through it`);
    const wanted = i < names.length - 1 ? "folder" : "file";
    if (stat !== undefined && !(wanted === "folder" ? stat.isDirectory() : stat.isFile()))
      throw new Error(`${place}: is in the way of a ${wanted}`);
  });
  return join(folder, path);
}
