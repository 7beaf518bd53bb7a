import { float64Adapter } from "../adapters/float64/adapter.ts";
import {
  installation,
  missingFiles,
  packagedCommand,
  packagedPace,
} from "../adapters/packagedAdapter.ts";
import { type AnyRequest, type Opened, openOneShot, openProcess } from "../protocol/index.ts";

/**
 * The words that start what the command line names: an adapter of this package, or a command; none
 * for the built-in reading.
 *
 * @throws Error if it names both, an empty word, or an adapter that is not there
 */
export function commandLine(command: readonly string[], adapter?: string): readonly string[] {
  if (command[0]?.trim() === "")
    throw new Error("the command that starts an adapter: is an empty word, no program");
  if (adapter === undefined) return command;
  if (command.length > 0)
    throw new Error("--adapter: names one implementation, the command after -- another");
  const words = packagedCommand(adapter);
  if (missingFiles(adapter).length > 0)
    throw new Error(`--adapter ${adapter}: is not installed; ${installation(adapter)}`);
  return words;
}

/** Seconds for one answer, where nothing else is said. */
const usually = 30;

export const timeoutHelp = `for one answer (default: ${usually}, or what the --adapter needs)`;

/** How long one answer may take, unless told: what the named adapter of this package needs. */
export function usualTimeout(adapter?: string): number {
  return (adapter === undefined ? undefined : packagedPace(adapter).timeout) ?? usually;
}

/** All at once, in a file: these requests, within so many seconds. */
export interface OneShot {
  readonly requests: readonly AnyRequest[];
  readonly seconds: number;
}

/** How an implementation is asked. */
export interface Asking {
  /** For one answer. */
  readonly requestSeconds: number;
  readonly oneShot?: OneShot | undefined;
  /** Ends the attempt. */
  readonly signal?: AbortSignal;
}

/** Opens the implementation that some words start, or the built-in reading where there are none. */
export async function openImplementation(
  [program, ...args]: readonly string[],
  { requestSeconds, oneShot, signal }: Asking,
): Promise<Opened> {
  if (program === undefined) return { kind: "open", implementation: float64Adapter() };
  if (oneShot !== undefined)
    return openOneShot([program, ...args], oneShot.requests, oneShot.seconds, { signal });
  return openProcess(program, args, { requestSeconds, signal });
}
