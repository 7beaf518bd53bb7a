import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import {
  installation,
  missingFiles,
  packagedAdapters,
  packagedCommand,
  packagedList,
  packagedPace,
} from "../adapters/packagedAdapter.ts";
import { readJson } from "../cases/index.ts";
import { describeIssues, waitSeconds } from "../protocol/index.ts";

/** An implementation that is to be measured, and how it is started. */
export interface Contestant {
  readonly adapter: string;
  readonly command: readonly [string, ...string[]];
  /** Its list of known failures. */
  readonly list: string | undefined;
  /** Seconds that its slowest answer may take, where they are more than is usual. */
  readonly timeout?: number | undefined;
  /** Cases that are left out, for taking many minutes each. */
  readonly slow?: readonly string[] | undefined;
  /** Why it cannot be started here, if it cannot. */
  readonly missing?: string;
}

const contestantsFile = z.array(
  z.strictObject({
    name: z.string().min(1),
    command: z.tuple([z.string().min(1)], z.string()),
    known_failures: z.string().optional(),
    timeout: waitSeconds.optional(),
    slow: z.array(z.string()).optional(),
  }),
);

/** The adapters of this package, installed or not. */
export function packagedContestants(): readonly Contestant[] {
  return packagedAdapters().map((adapter) => ({
    adapter,
    command: packagedCommand(adapter),
    list: packagedList(adapter),
    ...packagedPace(adapter),
    ...(missingFiles(adapter).length > 0 && { missing: installation(adapter) }),
  }));
}

/**
 * The implementations that a file names: a list of `{"name", "command": [words], "known_failures",
 * "timeout", "slow"}`, paths that begin with `./` being within its folder.
 *
 * @throws Error naming the file, if it is none
 */
export function contestantsIn(path: string): readonly Contestant[] {
  const parsed = contestantsFile.safeParse(readJson(path));
  if (!parsed.success) throw new Error(`${path}: ${describeIssues(parsed.error)}`);
  const place = (word: string) => (word.startsWith("./") ? join(dirname(path), word) : word);
  return parsed.data.map(({ name, command, known_failures: list, timeout, slow }) => {
    const [program, ...args] = command;
    if (list !== undefined && !existsSync(place(list)))
      throw new Error(`${path}: ${name}: there is no ${place(list)}`);
    return {
      adapter: name,
      command: [place(program), ...args.map(place)],
      list: list === undefined ? undefined : place(list),
      timeout,
      slow,
    };
  });
}
