import { installation } from "../adapters/packagedAdapter.ts";
import { exitCodes } from "../check/index.ts";
import type { Implementation } from "../protocol/index.ts";
import {
  commandLine,
  type OneShot,
  openImplementation,
  usualTimeout,
} from "./openImplementation.ts";

/** An implementation that is named on the command line. */
export interface Named {
  readonly command: readonly string[];
  readonly adapter?: string | undefined;
  /** For one answer, in seconds; unless told, what is usual for the adapter. */
  readonly timeout?: number | undefined;
  /** Where it is run only once. */
  readonly oneShot?: OneShot | undefined;
}

/**
 * Opens an implementation. Where it cannot be spoken with, or `signal` ends the attempt, says so, and
 * sets the exit code.
 */
export async function openOrExplain(
  { command, adapter, timeout, oneShot }: Named,
  signal: AbortSignal,
): Promise<Implementation | undefined> {
  const opened = await openImplementation(commandLine(command, adapter), {
    requestSeconds: timeout ?? usualTimeout(adapter),
    oneShot,
    signal,
  });
  if (opened.kind === "open") return opened.implementation;
  if (signal.aborted) {
    process.stderr.write("interrupted before the adapter had introduced itself\n");
    process.exitCode = exitCodes.interrupted;
    return undefined;
  }
  const remedy = adapter === undefined ? "" : `if it is not installed, ${installation(adapter)}\n`;
  process.stderr.write(`the adapter is broken: ${opened.detail}\n${opened.stderr}${remedy}`);
  process.exitCode = exitCodes.brokenAdapter;
  return undefined;
}

/** The words of a command line that name an implementation again. */
export function namedAgain({ command, adapter }: Named): readonly string[] {
  if (adapter !== undefined) return ["--adapter", adapter];
  return command.length === 0 ? [] : ["--", ...command];
}
