import { readdirSync, readFileSync } from "node:fs";

/** The environment variable by which the descendants of an adapter are known. */
export const markerName = "GMM_CONFORMANCE_ADAPTER";

const maxPasses = 5;

function carries(pid: number, entry: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1").split("\0").includes(entry);
  } catch {
    return false; // gone meanwhile, or another user's
  }
}

function marked(marker: string): number[] {
  try {
    return readdirSync("/proc")
      .map(Number)
      .filter((pid) => Number.isInteger(pid) && carries(pid, `${markerName}=${marker}`));
  } catch {
    return []; // no /proc on this system: the process group has to do
  }
}

/**
 * Ends the processes that carry `marker` in their environment: those that left their process group
 * by opening a session of their own. On systems without /proc it does nothing.
 */
export function endMarked(marker: string): void {
  for (let pass = 0; pass < maxPasses; pass++) {
    const found = marked(marker);
    if (found.length === 0) return;
    for (const pid of found)
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // gone meanwhile
      }
  }
}
