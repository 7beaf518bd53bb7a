import { rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { draftOf } from "./drafts.ts";
import { makeFolder } from "./makeFolder.ts";
import { changing } from "./unwritable.ts";

/**
 * Makes sure, before there is anything to write, that a folder is there or can be made, and that
 * files can be written in it; leaves everything as it was.
 *
 * @throws Error if a file is in the way; Unwritable
 */
export function tryFolder(folder: string): void {
  const made = makeFolder(folder);
  const probe = draftOf(join(folder, "probe"));
  try {
    changing(folder, () => writeFileSync(probe, "", { flag: "w" }));
  } finally {
    rmSync(probe, { force: true });
    for (const level of made.toReversed()) rmdirSync(level);
  }
}
