import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { changing, Unwritable } from "./unwritable.ts";

/** What is at a path, if anything: below a file there is nothing. */
function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw new Unwritable(path, error);
  }
}

/** The levels of a path that are not there, the outermost first. */
function missingLevels(path: string): readonly string[] {
  const levels: string[] = [];
  let level = resolve(path);
  for (; statOf(level) === undefined && dirname(level) !== level; level = dirname(level))
    levels.unshift(level);
  if (statOf(level)?.isDirectory() !== true)
    throw new Error(`${level}: is a file; a folder is needed`);
  return levels;
}

/**
 * Makes a folder where it is not there, level by level (a recursive mkdir does not return from
 * places such as /proc).
 *
 * @returns the levels that were made, the outermost first
 * @throws Error if a file is in the way; Unwritable if the system makes no folder there
 */
export function makeFolder(path: string): readonly string[] {
  const levels = missingLevels(path);
  for (const level of levels) changing(level, () => mkdirSync(level));
  return levels;
}
