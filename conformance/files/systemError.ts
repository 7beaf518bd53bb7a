/** A system call that failed, as Node reports it. */
export interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "syscall" in error && "code" in error;
}

/** What the system says of a file that is read, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder; a file is needed",
  ENOTDIR: "leads through a file as if it were a folder",
  EACCES: "may not be read",
  EPERM: "may not be read",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "the name is too long",
};

/** Whether another command line would do, one that names another file. */
export function isAboutThePath({ code }: SystemError): boolean {
  return code in reasons;
}

/** A failed system call in a sentence that names the file. */
export function describeSystemError(
  { code, path, message, syscall }: SystemError,
  place = path ?? syscall,
): string {
  return `${place}: ${reasons[code] ?? message}`;
}
