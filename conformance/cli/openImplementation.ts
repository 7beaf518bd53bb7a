import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { float64Adapter } from "../adapters/float64/adapter.ts";
import { type Implementation, type NoHandshake, openProcess } from "../protocol/index.ts";

const adapters = fileURLToPath(new URL("../adapters/", import.meta.url));

/** The command of each adapter that comes with this package, from its folder. */
const commands: Readonly<Record<string, readonly string[]>> = {
  "scikit-learn": [".venv/bin/python", "adapter.py"],
};

/**
 * The command line of an adapter that comes with this package.
 *
 * @throws Error if there is none of that name, or it is not installed
 */
function packagedAdapter(name: string): readonly string[] {
  const command = commands[name];
  if (command === undefined)
    throw new Error(
      `--adapter: is ${JSON.stringify(name)}, not one of ${Object.keys(commands).join(", ")}`,
    );
  const words = command.map((word) => join(adapters, name, word));
  const missing = words.find((word) => !existsSync(word));
  if (missing !== undefined)
    throw new Error(
      `--adapter ${name}: is not installed; run conformance/adapters/${name}/install.sh first`,
    );
  return words;
}

/** An implementation, and the command line that it was started with (none: built in). */
export interface Open {
  readonly kind: "open";
  readonly implementation: Implementation;
  readonly words: readonly string[];
}

/** Opens what the command line names: an adapter of this package, a command, or the built-in reading. */
export async function openImplementation(
  command: readonly string[],
  { adapter, timeout }: { readonly adapter?: string; readonly timeout: number },
): Promise<Open | NoHandshake> {
  if (adapter !== undefined && command.length > 0)
    throw new Error("--adapter: names one implementation, the command after -- another");
  const words = adapter === undefined ? command : packagedAdapter(adapter);
  const [program, ...args] = words;
  if (program === undefined) return { kind: "open", implementation: float64Adapter(), words };
  const opened = await openProcess(program, args, { requestSeconds: timeout });
  return opened.kind === "open" ? { ...opened, words } : opened;
}
