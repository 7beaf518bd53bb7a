import { readFileSync } from "node:fs";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder; a file is needed",
  EACCES: "may not be read",
};

/**
 * The bytes of a file that the user names.
 *
 * @throws Error naming it, where it cannot be read
 */
export function userFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new Error(`${path}: ${reasons[code] ?? message}`);
  }
}
