import { describe, it } from "vitest";

/** Something that the tests of an adapter need and a machine may lack. */
export interface Requirement {
  readonly present: boolean;
  /** How to come by it. */
  readonly remedy: string;
}

/**
 * The tests of an adapter, run where what it needs is installed. Elsewhere they are left out, and
 * that is said aloud; with GMM_REQUIRE_ADAPTERS=1 it is a failure.
 */
export function describeInstalled(name: string, needs: Requirement, tests: () => void): void {
  if (needs.present) {
    describe(name, tests);
    return;
  }
  const reason = `not installed: ${needs.remedy}`;
  if (process.env["GMM_REQUIRE_ADAPTERS"] === "1") {
    it(`${name} is installed`, () => {
      throw new Error(`${name} is ${reason}`);
    });
    return;
  }
  console.warn(`LEFT OUT: the tests of ${name}, which is ${reason}`);
  describe.skip(`${name} LEFT OUT, ${reason}`, tests);
}
