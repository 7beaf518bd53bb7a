import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { markerName } from "./escapees.ts";
import type { Reply } from "./implementation.ts";
import { type LineSplitter, lineSplitter } from "./lineSplitter.ts";
import { watchMemory } from "./memoryWatch.ts";
import { printable, printableLines } from "./printable.ts";
import { endGroup, signalGroup, watchGroup } from "./processGroup.ts";
import type { Patience } from "./processOptions.ts";
import { textTail } from "./textTail.ts";

/** What ends a conversation before its time. */
export type Breakdown = Extract<Reply, { kind: "crash" | "timeout" | "bad_message" }>;

/** What came of one line said to a process. */
type Heard = { readonly kind: "line"; readonly line: string } | Breakdown;

/** One process, spoken to one line at a time. It never rejects, and is over after one breakdown. */
export interface Conversation {
  /** Says one line and waits for one line. What went wrong since the last answer is told here. */
  say(message: string, seconds: number): Promise<Heard>;
  /** Ends the process after an answer that cannot be trusted. */
  abandon(): void;
  /** Says goodbye, and ends the process if it does not end by itself. */
  end(farewell: string): Promise<void>;
  /** The last words on stderr, fit to be shown. */
  stderr(): string;
}

/** How long the rest of a dead process's output is waited for, when something keeps it open. */
const drainSeconds = 0.25;
const stderrBytes = 8192;

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decoded(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function badMessage(detail: string): Breakdown {
  return { kind: "bad_message", detail };
}

function crash(detail: string): Breakdown {
  return { kind: "crash", detail };
}

/** How `child` ended, or what else made it unable to go on. */
function lastAct(child: ChildProcessWithoutNullStreams, otherwise: string): string {
  if (child.signalCode !== null) return `ended by ${child.signalCode}`;
  return child.exitCode === null ? otherwise : `ended with exit code ${child.exitCode}`;
}

/** Starts `command` without a shell, in a process group of its own. Throws what `spawn` throws. */
export function startConversation(
  command: string,
  args: readonly string[],
  patience: Patience,
): Conversation {
  const marker = randomUUID();
  const child = spawn(command, [...args], {
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    cwd: patience.cwd,
    env: { ...process.env, ...patience.env, [markerName]: marker },
  });
  const words = textTail(stderrBytes);
  let breakdown: Breakdown | undefined;
  let waiting: ((heard: Heard) => void) | undefined;
  let ending: Promise<void> | undefined;

  const answer = (heard: Heard): void => {
    const told = waiting;
    waiting = undefined;
    told?.(heard);
  };

  const breakDown = (why: Breakdown): void => {
    if (breakdown !== undefined) return;
    breakdown = why;
    child.stdin.destroy();
    child.stdout.destroy();
    ending = terminate();
    answer(why);
  };

  const splitter: LineSplitter = lineSplitter(patience.maxLineBytes, {
    line: (bytes) => {
      const line = decoded(bytes);
      if (breakdown !== undefined) return;
      if (line === undefined) breakDown(badMessage("wrote a line that is not UTF-8"));
      else if (waiting === undefined)
        breakDown(badMessage(`wrote a line that nobody asked for: ${printable(line, 200)}`));
      else answer({ kind: "line", line });
    },
    tooLong: () =>
      breakDown(badMessage(`wrote a line of more than ${patience.maxLineBytes} bytes`)),
  });

  const lost = (otherwise: string): void => {
    const half = splitter.pending() > 0 ? ", in the middle of a line" : "";
    breakDown(crash(lastAct(child, otherwise) + half));
  };
  /** Waits a little for what is still in the pipes, and for the exit code, before giving up. */
  const losing = (otherwise: string): void => {
    setTimeout(() => setImmediate(lost, otherwise), drainSeconds * 1000).unref();
  };

  /** Sees who has to end with the process, while its children still show as its own. */
  let look: () => unknown = () => undefined;

  const gone = new Promise<void>((resolve) => {
    if (child.pid === undefined) {
      resolve();
      return;
    }
    const group = watchGroup(child.pid, marker);
    look = () => group.family.look();
    const { maxMemoryBytes } = patience;
    const unwatch = watchMemory(group.family, maxMemoryBytes, () =>
      breakDown(crash(`used more than ${Math.round(maxMemoryBytes / 2 ** 20)} MiB of memory`)),
    );
    child.once("exit", () => {
      unwatch();
      endGroup(group);
      losing("ended");
      resolve();
    });
  });

  const goneWithin = (seconds: number): Promise<boolean> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, seconds * 1000, false);
    });
    return Promise.race([gone.then(() => true), late]).finally(() => clearTimeout(timer));
  };

  const terminate = async (): Promise<void> => {
    look();
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) break;
      signalGroup(child.pid, signal);
      if (await goneWithin(patience.closeSeconds)) break;
    }
    child.stderr.destroy();
  };

  child.on("error", (error) => breakDown(crash(`could not be started: ${error.message}`)));
  child.once("close", () => lost("ended"));
  child.stdin.on("error", () => losing("closed its standard input"));
  child.stdout.on("error", () => losing("closed its standard output"));
  child.stdout.once("end", () => losing("closed its standard output"));
  child.stdout.on("data", (chunk: Buffer) => splitter.add(chunk));
  child.stderr.on("error", () => undefined);
  child.stderr.on("data", (chunk: Buffer) => words.add(chunk));

  return {
    say(message, seconds) {
      if (breakdown !== undefined) return Promise.resolve(breakdown);
      return new Promise((resolve) => {
        const timer = setTimeout(() => breakDown({ kind: "timeout", seconds }), seconds * 1000);
        waiting = (heard) => {
          clearTimeout(timer);
          resolve(heard);
        };
        child.stdin.write(`${message}\n`);
      });
    },
    abandon: () => breakDown(badMessage("said what cannot be trusted")),
    async end(farewell) {
      const over = crash("the conversation was ended");
      if (waiting !== undefined) breakDown(over);
      if (breakdown === undefined) {
        breakdown = over;
        look();
        child.stdin.end(`${farewell}\n`);
        await goneWithin(patience.closeSeconds);
        ending = terminate();
      }
      await ending;
      child.stdout.destroy();
    },
    stderr: () => printableLines(words.text()),
  };
}
