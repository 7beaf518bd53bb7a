import type { Equation } from "../../src/exact/engine/index.ts";
import { type Corpus, type GoldenCase, isRefusal } from "../cases/index.ts";
import type { Mutant } from "../mutants/index.ts";
import { editedReading, mutantAdapter } from "../mutants/index.ts";
import { fails, passesAsPrinted } from "./caseKills.ts";

/** An edit that has no name, as a mutant. */
function unnamed(edit: Equation): Mutant {
  return {
    name: edit.text,
    bug: "an edit of one node",
    breaks: [edit.number],
    origin: "",
    edits: [edit],
    changes: [],
    reading: editedReading([edit]),
  };
}

/** Whether some case kills an edit of an equation. */
export async function killsEdit(
  edit: Equation,
  cases: readonly GoldenCase[],
  corpus: Corpus,
): Promise<boolean> {
  const implementation = mutantAdapter(unnamed(edit));
  for (const golden of cases) {
    if (isRefusal(golden) || !golden.equations.includes(edit.number)) continue;
    if (!(await passesAsPrinted(golden, corpus))) continue;
    if (await fails(implementation, golden, corpus)) return true;
  }
  return false;
}
