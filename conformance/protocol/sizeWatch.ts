import { statSync } from "node:fs";
import { watch } from "./watch.ts";

const milliseconds = 100;

/**
 * Looks at a file again and again, and tells, once, when it holds more than `most` bytes: a program that
 * writes without end is ended before the disk is full.
 *
 * @returns what ends the watch
 */
export function watchSize(path: string, most: number, exceeded: () => void): () => void {
  return watch(
    milliseconds,
    () => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    most,
    exceeded,
  );
}
