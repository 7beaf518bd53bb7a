import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** How the name of an unfinished file ends: with the process that writes it. */
const ending = /\.(\d+)\.gmm-conformance\.part$/;

/** Where a file is written before it is whole: beside its place. */
export function draftOf(path: string): string {
  return `${path}.${process.pid}.gmm-conformance.part`;
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Whether a name is that of an unfinished file of this program. */
export function isDraft(name: string): boolean {
  return ending.test(name);
}

/** Removes the unfinished files that runs have left in a folder which are over. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const writer = ending.exec(name)?.[1];
    if (writer !== undefined && !isRunning(Number(writer)))
      rmSync(join(folder, name), { force: true });
  }
}
