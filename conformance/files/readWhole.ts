import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { describeSystemError, isSystemError } from "./systemError.ts";

/** Larger files are no tables and no models, but a slip; they would not fit into memory as numbers. */
const mostBytes = 2 ** 27;

const chunkSize = 2 ** 20;

function refuseTooLong(path: string): never {
  throw new Error(`${path}: is longer than ${mostBytes / 2 ** 20} MiB, the most that is read`);
}

/** The bytes of an open file up to its end, which a pipe does not tell before. */
function readOn(file: number, path: string): Buffer {
  const chunks: Buffer[] = [];
  for (let length = 0; ; ) {
    const chunk = Buffer.allocUnsafe(chunkSize);
    const count = readSync(file, chunk);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, count));
    length += count;
    if (length > mostBytes) refuseTooLong(path);
  }
}

/** Reads a file or a pipe; what has no end, as /dev/zero, is not begun. */
function readOpen(file: number, path: string): Buffer {
  const stat = fstatSync(file);
  if (stat.isCharacterDevice() || stat.isBlockDevice())
    throw new Error(`${path}: is a device; a file or a pipe is needed`);
  if (stat.isFile() && stat.size > mostBytes) refuseTooLong(path);
  return readOn(file, path);
}

/**
 * The bytes of a file or a pipe, of at most 128 MiB.
 *
 * @throws Error naming it, where it cannot be read, has no end or is too long
 */
export function readWhole(path: string): Buffer {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    return readOpen(file, path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new Error(describeSystemError(error, path));
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
