import { existsSync, readFileSync } from "node:fs";
import { placeIn } from "./placeIn.ts";
import { writeIn } from "./within.ts";

const numbered = (path: string, count: number) =>
  count === 1 ? path : path.replace(/(\.[^.]*)?$/, (ending) => `-${count}${ending}`);

/**
 * Writes a file within a folder, and over no other: where there is one with another content, the
 * name gets a number.
 *
 * @returns the path within the folder
 */
export function writeNew(folder: string, path: string, content: string): string {
  for (let count = 1; ; count++) {
    const name = numbered(path, count);
    const place = placeIn(folder, name);
    if (!existsSync(place)) writeIn(folder, name, content);
    else if (readFileSync(place, "utf8") !== content) continue;
    return name;
  }
}
