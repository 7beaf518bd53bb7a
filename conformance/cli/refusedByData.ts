import { GmmError } from "../../src/model/index.ts";
import { exitCodes } from "../check/index.ts";
import { printable } from "../protocol/index.ts";

/**
 * Runs an action. Where the data have no answer (a covariance that is singular, a component that is
 * empty), that is said, and the exit code is that of a failure; the command line was right.
 */
export async function refusedByData(action: () => void | Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof GmmError) || error.code === "invalid_input") throw error;
    process.stderr.write(`${error.code}: ${printable(error.message)}\n`);
    process.exitCode = exitCodes.failures;
  }
}
