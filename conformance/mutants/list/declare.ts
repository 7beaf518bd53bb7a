import { float64Reading } from "../../adapters/float64/adapter.ts";
import type { Reading } from "../../adapters/reading.ts";
import type { OperationFunctions } from "../../protocol/index.ts";
import { assembled } from "../assembled.ts";
import { type Edit, editedEquations } from "../edit.ts";
import { editedReading } from "../editedReading.ts";
import type { Mutant } from "../mutant.ts";

type Described = Pick<Mutant, "name" | "bug" | "origin">;

/** A bug in the mathematics: an edit of equations, in the order in which they are made. */
export function wrongEquation(described: Described, ...edits: readonly Edit[]): Mutant {
  const equations = editedEquations(edits);
  return {
    ...described,
    breaks: equations.map(({ number }) => number),
    edits: equations,
    changes: edits,
    reading: editedReading(equations),
  };
}

/** A bug in the arithmetic or the plumbing: some parts of the built-in reading replaced. */
export function wrongPart(
  described: Described & Pick<Mutant, "breaks" | "isAboutRefusals">,
  wrong: Partial<Reading>,
  functions: OperationFunctions = {},
): Mutant {
  return { ...described, edits: [], changes: [], reading: assembled(wrong), functions };
}

/** A bug in how the parts of a reading are put together, whatever they compute. */
export function wrongOver(
  described: Described & Pick<Mutant, "breaks">,
  wrong: (base: Reading) => Partial<Reading>,
): Mutant {
  const over = (base: Reading) => assembled(wrong(base), base);
  return { ...described, edits: [], changes: [], reading: over(float64Reading), over };
}
