import { readFileSync, statSync } from "node:fs";
import { adapterPath } from "../adapters/openAdapter.ts";
import { placeIn, writeIn } from "../files/index.ts";
import { guide } from "./guide.ts";
import { type Language, type Starter, starters } from "./starters.ts";

/** A new adapter. */
export interface Started {
  readonly starter: Starter;
  /** The files that were written, by their paths in the folder. */
  readonly written: readonly string[];
}

const kindOf = (path: string) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? "nothing" : stat.isDirectory() ? "folder" : "file";
};

/**
 * Writes an adapter around a naive implementation, with the kit of its language, to a folder that is
 * made where it is not there. No file is written over.
 *
 * @throws Error if the folder is a file, or has one of the files already: then nothing was written
 */
export function init(language: Language, folder: string): Started {
  const starter: Starter = starters[language];
  if (kindOf(folder) === "file") throw new Error(`${folder}: is a file; a folder is needed`);
  const texts = new Map<string, string | Buffer>([
    ...Object.entries(starter.files).map(
      ([path, source]) => [path, readFileSync(adapterPath(source))] as const,
    ),
    ["README.md", guide(starter)],
  ]);
  const present = [...texts.keys()].filter((path) => kindOf(placeIn(folder, path)) !== "nothing");
  if (present.length > 0)
    throw new Error(
      `${folder}: has ${present.join(", ")} already; nothing was written. Name a new folder`,
    );
  for (const [path, text] of texts) writeIn(folder, path, text);
  return { starter, written: [...texts.keys()] };
}
