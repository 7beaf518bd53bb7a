import { endMarked } from "./escapees.ts";
import { type Family, familyOf } from "./family.ts";

interface Group {
  readonly leader: number;
  /** Its processes and their descendants, as far as they were seen. */
  readonly family: Family;
  readonly marker: string;
}

/** The groups that still run, so that none outlives this process. */
const running = new Set<Group>();

function endAll(): void {
  for (const group of running) endGroup(group);
}

/** Sends `signal` to every process of the group of `leader`; an empty group is no error. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // ESRCH: nobody is left. EPERM: what is left is no longer ours to end.
  }
}

/** Ends a group at once, whoever left it but was seen before, and whoever kept its marker. */
export function endGroup(group: Group): void {
  group.family.end();
  signalGroup(group.leader, "SIGKILL");
  endMarked(group.marker);
  running.delete(group);
  if (running.size === 0) process.off("exit", endAll);
}

/** Remembers a group until `endGroup`; if this process exits before, the group ends with it. */
export function watchGroup(leader: number, marker: string): Group {
  const group = { leader, family: familyOf(leader), marker };
  if (running.size === 0) process.on("exit", endAll);
  running.add(group);
  return group;
}
