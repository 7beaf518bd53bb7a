import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { draftOf } from "./drafts.ts";
import { changing } from "./unwritable.ts";

/** Writes beside the place of a file, and renames: the file is as it was, or whole. */
function writeByRename(place: string, content: string | Uint8Array): void {
  const draft = draftOf(place);
  try {
    rmSync(draft, { force: true });
    writeFileSync(draft, content, { flag: "wx" });
    renameSync(draft, place);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Writes a file so that it is never half there. Where the path is a pipe or a device, such as
 * /dev/stdout, it is written to as it is.
 *
 * @throws Unwritable naming the file and the reason
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  changing(path, () => {
    const present = statSync(path, { throwIfNoEntry: false });
    if (present === undefined) writeByRename(path, content);
    else if (present.isFile()) writeByRename(realpathSync(path), content);
    else writeFileSync(path, content);
  });
}
