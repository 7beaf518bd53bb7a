import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import type { OnTiming } from "../check/index.ts";

/** A file of durations, JSON Lines, that is there once the run is over. */
export interface TimingsFile {
  readonly write: OnTiming;
  /** Puts the file in its place. */
  finish(): void;
  /** Removes what was written of it. */
  discard(): void;
}

function opened(path: string, draft: string): number {
  if (existsSync(path) && !statSync(path).isFile())
    throw new Error(`--timings ${path}: exists, and is no file`);
  try {
    return openSync(draft, "wx");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`--timings ${path}: cannot be written: ${why}`);
  }
}

/**
 * Begins a file of durations beside its place.
 *
 * @throws Error where the file cannot be written
 */
export function timingsFile(path: string): TimingsFile {
  const draft = `${path}.${process.pid}.part`;
  const file = opened(path, draft);
  return {
    write: (timing) => {
      writeSync(file, `${JSON.stringify(timing)}\n`);
    },
    finish: () => {
      closeSync(file);
      renameSync(draft, path);
    },
    discard: () => {
      rmSync(draft, { force: true });
    },
  };
}
