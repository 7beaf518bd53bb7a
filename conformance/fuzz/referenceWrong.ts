import type { Operation } from "../protocol/index.ts";

/** Raised where the equations contradict `float64`, and not the implementation under test. */
export class ReferenceWrong extends Error {
  override readonly name = "ReferenceWrong";

  constructor(
    readonly op: Operation,
    what: string,
  ) {
    super(`float64 itself is wrong: ${op}: ${what}`);
  }
}
