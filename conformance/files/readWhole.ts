import { readFileSync } from "node:fs";
import { describeSystemError, isSystemError } from "./systemError.ts";

/**
 * The bytes of a file.
 *
 * @throws Error naming it, where it cannot be read
 */
export function readWhole(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Error(describeSystemError(error, path));
  }
}
