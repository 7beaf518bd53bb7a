import { readdirSync, readFileSync } from "node:fs";

/** A process as /proc shows it. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** When it was started: with the pid it names one process, however often pids are used again. */
  readonly started: string;
}

/** Where the time of the start stands in /proc/PID/stat, counted from the state, which follows the name. */
const startField = 19;

function processAt(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // What stands in parentheses is a name of the process's own choice.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [, parent, group] = fields.map(Number);
    return { pid, parent, group, started: fields[startField] };
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
    return []; // no /proc on this system: nothing is seen
  }
}

/** The processes of a group, and their descendants, whatever group or session these are in. */
export interface Family {
  /** Those that run, among them those that were seen before and have left since. */
  look(): readonly Process[];
  /** Ends those that were ever seen. */
  end(): void;
}

/** The family of the group of `leader`. On systems without /proc nobody is seen. */
export function familyOf(leader: number): Family {
  const seen = new Map<number, string>();
  const look = () => {
    const all = everyProcess();
    const isSeen = ({ pid, started }: Process) => seen.get(pid) === started;
    const family = new Set(all.filter((one) => one.group === leader || isSeen(one)));
    for (let before = -1; family.size > before; ) {
      before = family.size;
      const parents = new Set([...family].map(({ pid }) => pid));
      for (const one of all) if (parents.has(one.parent)) family.add(one);
    }
    for (const { pid, started } of family) seen.set(pid, started);
    return [...family];
  };
  return {
    look,
    end() {
      for (const { pid } of look())
        try {
          process.kill(pid, "SIGKILL");
        } catch {
          // gone meanwhile
        }
    },
  };
}
