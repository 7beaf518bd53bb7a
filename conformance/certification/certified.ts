import type { Certificate, Quantity, Tolerance } from "../cases/index.ts";
import type { Answer } from "./question.ts";

/** A certified answer: what a golden case says of its question. */
export interface Certified {
  readonly expected: Answer<number>;
  readonly tolerance: Readonly<Partial<Record<Quantity, Tolerance>>>;
  readonly certificate: Certificate;
}
