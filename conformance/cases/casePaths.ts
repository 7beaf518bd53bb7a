import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** Where each case of a corpus stands within its folder, by id: its file is named for it. */
export function casePaths(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(folder, "cases"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".json"));
  return new Map(files.map((path) => [basename(path, ".json"), `cases/${path}`]));
}
