import type { Equation } from "../../src/exact/engine/index.ts";
import { equations } from "../../src/exact/equations/index.ts";
import { invariant } from "../../src/model/index.ts";

/** What is written in some equations, and what stands there in its place. */
export interface Edit {
  readonly numbers: readonly string[];
  /** Text of the equation; every occurrence of it is replaced. */
  readonly from: string;
  readonly to: string;
}

function edited(entry: Equation, edits: readonly Edit[]): Equation {
  const text = edits
    .filter(({ numbers }) => numbers.includes(entry.number))
    .reduce((before, { from, to }) => {
      const after = before.replaceAll(from, to);
      invariant(after !== before, `(${entry.number}) says ${from}`);
      return after;
    }, entry.text);
  return { ...entry, text };
}

/** The equations that edits change, with their new texts. */
export function editedEquations(edits: readonly Edit[]): readonly Equation[] {
  const numbers = new Set(edits.flatMap((one) => one.numbers));
  return equations.filter(({ number }) => numbers.has(number)).map((one) => edited(one, edits));
}

/** The forms of (9.25): one a structure, and that of one dimension. */
export const covarianceUpdates = [
  "9.25",
  "9.25-tied",
  "9.25-diag",
  "9.25-spherical",
  "9.25-scalar",
] as const;

/** Those with the divisor N_k. */
export const dividedByCount = covarianceUpdates.filter((number) => number !== "9.25-tied");
