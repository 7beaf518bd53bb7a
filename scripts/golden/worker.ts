/** A child process that certifies groups of cases, as its parent names them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileText } from "../../conformance/cases/index.ts";
import { certify, toGoldenCase } from "../../conformance/certification/index.ts";
import { casePath } from "./places.ts";
import { type PlannedCase, plan } from "./plan.ts";

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

const planned = new Map(plan.map((planned) => [planned.id, planned]));
const report = (message: Report) => process.send?.(message);

function write({ question, ...description }: PlannedCase, folder: string): void {
  const file = join(folder, casePath(description.dataset, description.id));
  const golden = toGoldenCase(description, question, certify(question, description.id));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, fileText(golden));
}

process.on("message", ({ ids, folder }: Task) => {
  for (const id of ids) {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
      write(planned.get(id) as PlannedCase, folder);
      report({ kind: "case", id, seconds: seconds() });
    } catch (error) {
      report({ kind: "case", id, seconds: seconds(), error: `${id}: ${String(error)}` });
    }
  }
  report({ kind: "done" });
});
