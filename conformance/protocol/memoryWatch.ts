import { readdirSync, readFileSync } from "node:fs";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
}

function processAt(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // What stands in parentheses is a name of the process's own choice.
    const [, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { pid, parent: Number(parent), group: Number(group) };
  } catch {
    return undefined; // gone meanwhile
  }
}

function everyProcess(): readonly Process[] {
  try {
    return readdirSync("/proc")
      .map(Number)
      .flatMap((pid) => (Number.isInteger(pid) ? (processAt(pid) ?? []) : []));
  } catch {
    return []; // no /proc on this system: nothing is watched
  }
}

/** The processes of the group of `leader`, and their descendants in whatever group. */
function familyOf(leader: number): readonly Process[] {
  const all = everyProcess();
  const family = new Set(all.filter(({ group }) => group === leader));
  for (let before = -1; family.size > before; ) {
    before = family.size;
    const parents = new Set([...family].map(({ pid }) => pid));
    for (const one of all) if (parents.has(one.parent)) family.add(one);
  }
  return [...family];
}

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
 * Tells, once, when the processes of a group and their descendants hold more than `most` bytes in
 * memory together. Where the system does not tell (there is no /proc), nothing is watched.
 *
 * @returns what ends the watch
 */
export function watchMemory(leader: number, most: number, exceeded: () => void): () => void {
  const timer = setInterval(() => {
    const held = familyOf(leader).reduce((sum, one) => sum + residentBytes(one), 0);
    if (held <= most) return;
    clearInterval(timer);
    exceeded();
  }, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
