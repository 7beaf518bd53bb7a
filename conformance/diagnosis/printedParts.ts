import type { Equation } from "../../src/exact/engine/index.ts";
import { GmmError } from "../../src/model/index.ts";
import type { Reading } from "../adapters/reading.ts";
import { assembled, editedReading } from "../mutants/index.ts";

type Part = "logDensities" | "logComponentDensities" | "logLikelihood" | "eStep" | "mStep";

const everyDensity: readonly Part[] = [
  "logDensities",
  "logComponentDensities",
  "logLikelihood",
  "eStep",
];

/** The parts of a mixture that rest on an equation. */
function partsOn(number: string): readonly Part[] {
  if (number === "9.7") return ["logDensities"];
  if (number === "9.23") return ["eStep"];
  if (number === "9.28") return ["logLikelihood"];
  return /^9\.2[4-7]/.test(number) ? ["mStep"] : everyDensity;
}

/** The parts of a mixture that rest on some equations. */
export function partsOnAll(equations: readonly Equation[]): ReadonlySet<Part> {
  return new Set(equations.flatMap(({ number }) => partsOn(number)));
}

/**
 * The printed equations in doubles, with some of them edited, where something rests on the edits, and
 * the built-in elsewhere: that is quicker, and does not underflow.
 */
export function editedParts(
  edits: readonly Equation[],
  parts: ReadonlySet<Part> = partsOnAll(edits),
): Reading {
  const printed = editedReading(edits);
  const mixed = assembled(Object.fromEntries([...parts].map((part) => [part, printed[part]])));
  return {
    ...mixed,
    em: (...question) => {
      try {
        return mixed.em(...question);
      } catch (error) {
        // A wrong step may lead where the built-in goes no further.
        if (error instanceof GmmError) return printed.em(...question);
        throw error;
      }
    },
  };
}

/** The same parts, read as printed and unedited. */
export function unedited(edits: readonly Equation[]): Reading {
  return editedParts([], partsOnAll(edits));
}

/** The same parts, in a word. */
export function nameOfParts(edits: readonly Equation[]): string {
  return [...partsOnAll(edits)].sort().join(" ");
}
