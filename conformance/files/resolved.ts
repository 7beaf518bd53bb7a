import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";

/** Where a path leads once every symbolic link on the way is followed, whether or not it is there. */
export function resolved(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  return full === dirname(full) ? full : join(resolved(dirname(full)), basename(full));
}

/** Whether a path leads to a folder or into it. */
export function liesWithin(path: string, folder: string): boolean {
  return `${resolved(path)}${sep}`.startsWith(
    `${resolved(folder)}${sep}`.replace(`${sep}${sep}`, sep),
  );
}
