import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { OnTiming } from "../check/index.ts";
import { tryFolder, writeWhole } from "../files/index.ts";

/** A file of durations, JSON Lines, that is there once the run is over. */
export interface TimingsFile {
  readonly add: OnTiming;
  /** Puts the file in its place. */
  finish(): void;
}

/**
 * Makes sure, before the run, that a file of durations can be written.
 *
 * @throws Error where a folder is in its place, or its folder is not there; Unwritable
 */
export function timingsFile(path: string): TimingsFile {
  const folder = dirname(path);
  if (existsSync(path) && statSync(path).isDirectory())
    throw new Error(`--timings ${path}: is a folder; a file is needed`);
  if (!existsSync(folder)) throw new Error(`--timings ${path}: there is no folder ${folder}`);
  tryFolder(folder);
  const lines: string[] = [];
  return {
    add: (timing) => lines.push(`${JSON.stringify(timing)}\n`),
    finish: () => writeWhole(path, lines.join("")),
  };
}
