import type { Equation } from "../../src/exact/engine/index.ts";
import type { Reading } from "../adapters/reading.ts";
import type { OperationFunctions } from "../protocol/index.ts";
import type { Edit } from "./edit.ts";

/** The reference, wrong in exactly one way. */
export interface Mutant {
  /** A slug. */
  readonly name: string;
  /** What is wrong, in a clause that can follow "implements". */
  readonly bug: string;
  /** The equations that it breaks. */
  readonly breaks: readonly string[];
  /** Where such a bug was seen: a source text, an issue of a real implementation. */
  readonly origin: string;
  /** The equations that are read in place of the book's; none where the bug is in arithmetic or plumbing. */
  readonly edits: readonly Equation[];
  /** How they come about from the book's. */
  readonly changes: readonly Edit[];
  readonly reading: Reading;
  /** The same bug on top of others: in what a wrong reading computes. */
  readonly over?: (base: Reading) => Reading;
  /** Whether it also answers what is to be refused as the bug would have it; others check nothing there. */
  readonly isAboutRefusals?: boolean;
  /** Operations that are wrong in what surrounds the reading: refusals, the end of a fit. */
  readonly functions?: OperationFunctions;
}
