import { float64Adapter } from "../adapters/float64/adapter.ts";
import { installation, missingFiles, packagedCommand } from "../adapters/packagedAdapter.ts";
import { type Opened, openProcess } from "../protocol/index.ts";

/**
 * The words that start what the command line names: an adapter of this package, or a command; none
 * for the built-in reading.
 *
 * @throws Error if it names both, or an adapter that is not there
 */
export function commandLine(command: readonly string[], adapter?: string): readonly string[] {
  if (adapter === undefined) return command;
  if (command.length > 0)
    throw new Error("--adapter: names one implementation, the command after -- another");
  const words = packagedCommand(adapter);
  if (missingFiles(adapter).length > 0)
    throw new Error(`--adapter ${adapter}: is not installed; ${installation(adapter)}`);
  return words;
}

/** Opens the implementation that some words start, or the built-in reading where there are none. */
export async function openImplementation(
  [program, ...args]: readonly string[],
  requestSeconds: number,
): Promise<Opened> {
  if (program === undefined) return { kind: "open", implementation: float64Adapter() };
  return openProcess(program, args, { requestSeconds });
}
