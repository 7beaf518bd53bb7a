import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "./makeFolder.ts";
import { placeIn } from "./placeIn.ts";
import { changing } from "./unwritable.ts";
import { writeWhole } from "./writeWhole.ts";

/**
 * Writes a file within a folder, and the folders on its way.
 *
 * @throws Error if the way leads out of the folder; Unwritable
 */
export function writeIn(folder: string, path: string, content: string | Uint8Array): void {
  const place = placeIn(folder, path);
  makeFolder(dirname(place));
  writeWhole(place, content);
}

/**
 * Removes a file within a folder, and the folder that it leaves empty.
 *
 * @throws Error if the way leads out of the folder; Unwritable
 */
export function removeIn(folder: string, path: string): void {
  const place = placeIn(folder, path);
  changing(place, () => {
    rmSync(place);
    if (readdirSync(dirname(place)).length === 0) rmdirSync(dirname(place));
  });
}
