import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { describeIssues, waitSeconds } from "../protocol/index.ts";

const folder = fileURLToPath(new URL("./", import.meta.url));
const description = "adapter.json";

const adapterFile = z.strictObject({
  command: z
    .tuple([z.string().min(1)], z.string())
    .describe("the words that start the adapter; one that begins with ./ is a path in its folder"),
  timeout: waitSeconds
    .optional()
    .describe("seconds that its slowest answer may take, where they are more than is usual"),
  slow: z
    .array(z.string())
    .optional()
    .describe(
      "cases whose answers take many minutes each: the matrix leaves them out, and says so",
    ),
});

/** What the folder of an adapter says of it. */
type AdapterFile = z.infer<typeof adapterFile>;

/** The names of the adapters that come with this package: each is a folder with an `adapter.json`. */
export function packagedAdapters(): readonly string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, description)));
}

/** The list of known failures of an adapter of this package, if it has one. */
export function packagedList(name: string): string | undefined {
  const path = join(folder, name, "known-failures.json");
  return existsSync(path) ? path : undefined;
}

/** How an adapter that comes with this package is installed. */
export function installation(name: string): string {
  return `run conformance/adapters/${name}/install.sh first`;
}

/**
 * What an adapter of this package says of itself.
 *
 * @throws Error if there is none of that name
 */
function described(name: string): AdapterFile {
  const names = packagedAdapters();
  if (!names.includes(name))
    throw new Error(`--adapter: is ${JSON.stringify(name)}, not one of ${names.join(", ")}`);
  const path = join(folder, name, description);
  const parsed = adapterFile.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${describeIssues(parsed.error)}`);
  return parsed.data;
}

/** How long an adapter of this package may take for one answer, and which cases it is slow in. */
export function packagedPace(name: string): Pick<AdapterFile, "timeout" | "slow"> {
  const { timeout, slow } = described(name);
  return { timeout, slow };
}

/**
 * The words that start an adapter of this package, installed or not.
 *
 * @throws Error if there is none of that name
 */
export function packagedCommand(name: string): readonly [string, ...string[]] {
  const place = (word: string) => (word.startsWith("./") ? join(folder, name, word) : word);
  const [program, ...args] = described(name).command;
  return [place(program), ...args.map(place)];
}

/** The files that start an adapter of this package and are not there: it is not installed. */
export function missingFiles(name: string): readonly string[] {
  return packagedCommand(name).filter((word) => word.startsWith(folder) && !existsSync(word));
}
