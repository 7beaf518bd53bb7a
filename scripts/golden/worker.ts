/** A child process that certifies groups of cases, as its parent names them. */
import { certify } from "../../conformance/certification/index.ts";
import { writeAnswer } from "./places.ts";
import type { PlannedAnswer } from "./plan/scenario.ts";
import { plannedAnswers } from "./plan.ts";
import { keep } from "./store.ts";

/** What the parent asks: the cases of a group, to be written below a folder. */
export interface Task {
  readonly ids: readonly string[];
  readonly folder: string;
}

/** What the child reports, case by case, and at the end of a task. */
export type Report =
  | {
      readonly kind: "case";
      readonly id: string;
      readonly seconds: number;
      readonly error?: string;
    }
  | { readonly kind: "done" };

const planned = new Map(plannedAnswers.map((answer) => [answer.id, answer]));
const report = (message: Report) => process.send?.(message);

function write(answer: PlannedAnswer, folder: string): void {
  const certified = certify(answer.question, answer.id, answer.orRefused?.codes);
  keep(answer, certified);
  writeAnswer(folder, answer, certified);
}

process.on("message", ({ ids, folder }: Task) => {
  for (const id of ids) {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
      write(planned.get(id) as PlannedAnswer, folder);
      report({ kind: "case", id, seconds: seconds() });
    } catch (error) {
      report({ kind: "case", id, seconds: seconds(), error: `${id}: ${String(error)}` });
    }
  }
  report({ kind: "done" });
});
