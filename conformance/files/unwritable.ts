/** What the system says, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file is larger than the file system allows",
  EACCES: "there is no permission to write there",
  EPERM: "the system does not permit it",
  EROFS: "the file system is read-only",
  ENOTDIR: "a file is in the way of a folder",
  EISDIR: "a folder is in the way of the file",
  EEXIST: "something else is in the way",
  ENOTEMPTY: "the folder is not empty",
  ENOENT: "its folder is not there, and the file system makes none",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EIO: "the device does not work",
  EBUSY: "it is in use",
  EPIPE: "nobody reads it",
};

/** A file or a folder that could not be written: no verdict, and no mistake in the command line. */
export class Unwritable extends Error {
  override readonly name = "Unwritable";

  constructor(path: string, cause: unknown) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    super(`${path}: cannot be written: ${reasons[code] ?? message}`, { cause });
  }
}

/** Does what changes a file or a folder, and names it where that fails. */
export function changing<Result>(path: string, change: () => Result): Result {
  try {
    return change();
  } catch (error) {
    throw error instanceof Unwritable ? error : new Unwritable(path, error);
  }
}
