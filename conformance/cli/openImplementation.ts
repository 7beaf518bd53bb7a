import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { type Opened, openProcess } from "../protocol/index.ts";

const adapters = fileURLToPath(new URL("../adapters/", import.meta.url));

/** The command of each adapter that comes with this package, from its folder. */
const commands: Readonly<Record<string, readonly string[]>> = {
  "scikit-learn": [".venv/bin/python", "adapter.py"],
  mclust: ["adapter.R"],
  fitgmdist: ["adapter.m"],
};

/** How an adapter that comes with this package is installed. */
export function installation(name: string): string {
  return `run conformance/adapters/${name}/install.sh first`;
}

/**
 * The command line of an adapter that comes with this package.
 *
 * @throws Error if there is none of that name, or it is not installed
 */
function packagedAdapter(name: string): readonly string[] {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined)
    throw new Error(
      `--adapter: is ${JSON.stringify(name)}, not one of ${Object.keys(commands).join(", ")}`,
    );
  const words = command.map((word) => join(adapters, name, word));
  const missing = words.find((word) => !existsSync(word));
  if (missing !== undefined)
    throw new Error(`--adapter ${name}: is not installed; ${installation(name)}`);
  return words;
}

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
  return packagedAdapter(adapter);
}

/** Opens the implementation that some words start, or the built-in reading where there are none. */
export async function openImplementation(
  [program, ...args]: readonly string[],
  requestSeconds: number,
): Promise<Opened> {
  if (program === undefined) return { kind: "open", implementation: float64Adapter() };
  return openProcess(program, args, { requestSeconds });
}
