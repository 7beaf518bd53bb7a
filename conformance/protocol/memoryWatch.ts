import { readFileSync } from "node:fs";
import type { Family, Process } from "./family.ts";
import { watch } from "./watch.ts";

function residentBytes({ pid }: Process): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    return 1024 * Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0; // gone meanwhile
  }
}

const milliseconds = 250;

/**
 * Looks at a family again and again, and tells, once, when its processes hold more than `most` bytes
 * in memory together. Where the system does not tell (there is no /proc), nothing is watched.
 *
 * @returns what ends the watch
 */
export function watchMemory(family: Family, most: number, exceeded: () => void): () => void {
  const held = () => family.look().reduce((sum, one) => sum + residentBytes(one), 0);
  return watch(milliseconds, held, most, exceeded);
}
