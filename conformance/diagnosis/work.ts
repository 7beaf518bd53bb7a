import { isRefusal } from "../cases/index.ts";
import type { Asked, Candidate } from "./candidate.ts";
import { partsOnAll } from "./printedParts.ts";

/** What asking a question takes beside its densities, in densities. */
const ofAQuestion = 100;

/** How much longer the printed equations take in doubles than the built-in does: for a density, */
const ofPrintedDensities = 50;
/** and for one component's share of an M step at one point. */
const ofPrintedMaximisation = 12;

/** Steps of a fit that does not tell how many it took, or says that it took all that it may. */
const usualSteps = 100;

/** What of a candidate is read as printed. */
function printedIn({ edits, asPrinted }: Candidate) {
  const parts = partsOnAll(asPrinted ? edits : []);
  return {
    densities: [...parts].some((part) => part !== "mStep"),
    maximisation: parts.has("mStep"),
  };
}

/** How often all densities of a question are evaluated. */
function stepsOf({ golden, steps }: Asked): number {
  if (isRefusal(golden)) return 1;
  if (golden.operation === "em") return Math.max(1, golden.input.steps);
  if (golden.operation !== "fit") return 1;
  const { max_steps: most } = golden.input;
  return steps === undefined || steps >= most ? Math.min(usualSteps, most) : steps;
}

/** The work of a candidate's answer to a question: rows × components × steps, more where it is read as printed. */
export function workOf(asked: Asked, candidate: Candidate): number {
  return workOn(asked, printedIn(candidate));
}

/** The work of an answer of which all is read as printed. */
export function workThroughout(asked: Asked): number {
  return workOn(asked, { densities: true, maximisation: true });
}

function workOn(asked: Asked, { densities, maximisation }: ReturnType<typeof printedIn>): number {
  const { golden, N } = asked;
  const printed = densities ? ofPrintedDensities : 1;
  const updated = maximisation ? ofPrintedMaximisation : 1;
  const each = golden.operation === "m_step" ? updated : printed + updated;
  return ofAQuestion + N * golden.input.model.weights.length * stepsOf(asked) * each;
}
