import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import cliProgress from "cli-progress";
import type { PlannedAnswer } from "./plan/scenario.ts";
import type { Report, Task } from "./worker.ts";

const worker = fileURLToPath(new URL("worker.ts", import.meta.url));

/** Certifies one group after the other in a child process, until none is left. */
function work(queue: Task[], onReport: (report: Report) => void): Promise<void> {
  const child = fork(worker, { execArgv: ["--import", "tsx"] });
  const next = () => {
    const task = queue.shift();
    if (task === undefined) child.disconnect();
    else child.send(task);
  };
  next();
  return new Promise((resolve, reject) => {
    child.on("message", (report: Report) => {
      if (report.kind === "done") next();
      else onReport(report);
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a worker ended with code ${code}`));
    });
  });
}

/** One task a group, so that what its cases share is computed once. */
function tasks(cases: readonly PlannedAnswer[], folder: string): Task[] {
  const groups = [...new Set(cases.map(({ group }) => group))];
  const idsOf = (name: string) => cases.filter(({ group }) => group === name).map(({ id }) => id);
  return groups.map((group) => ({ ids: idsOf(group), folder }));
}

/** How long a case took. */
export interface Timing {
  readonly id: string;
  readonly seconds: number;
}

/**
 * Certifies the planned cases in parallel, and writes them below `folder`.
 *
 * @throws Error naming every case that could not be certified
 */
export async function certifyAll(
  cases: readonly PlannedAnswer[],
  folder: string,
): Promise<readonly Timing[]> {
  const queue = tasks(cases, folder);
  const errors: string[] = [];
  const timings: Timing[] = [];
  const bar = new cliProgress.SingleBar({
    format: "{bar} {value}/{total} cases, {duration_formatted}, last {id}",
    stream: process.stderr,
    noTTYOutput: false,
  });
  bar.start(cases.length, 0, { id: "" });
  const onReport = (report: Report) => {
    if (report.kind !== "case") return;
    const { id, seconds, error } = report;
    bar.increment({ id });
    timings.push({ id, seconds });
    if (error !== undefined) errors.push(error);
  };
  const workers = Math.min(availableParallelism(), queue.length);
  await Promise.all(Array.from({ length: workers }, () => work(queue, onReport)));
  bar.stop();
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return timings;
}
