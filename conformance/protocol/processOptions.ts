import { checkSeconds } from "./waiting.ts";

/** How much patience an adapter process is given. */
export interface ProcessOptions {
  /** For the answer to `hello`: an interpreter and its libraries have to load. Default 120. */
  readonly startSeconds?: number;
  /** For each answer after that. Default 30. */
  readonly requestSeconds?: number;
  /** Between `bye`, SIGTERM and SIGKILL. Default 2. */
  readonly closeSeconds?: number;
  /** The longest line that is read. Default 64 MiB. */
  readonly maxLineBytes?: number;
  /** The most that is read of a program that is run once. Default 512 MiB. */
  readonly maxResponsesBytes?: number;
  /** The most memory that the adapter's processes may hold together, where the system tells. Default 4 GiB. */
  readonly maxMemoryBytes?: number;
  /** How often a new process may take the place of a lost one, in all. Default 100. */
  readonly maxRestarts?: number;
  /** The folder in which the adapter runs. Default: the caller's. */
  readonly cwd?: string;
  /** Added to the caller's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the attempt to open it; an implementation that is open is ended by `close`. */
  readonly signal?: AbortSignal | undefined;
}

type Undecided = "cwd" | "env" | "signal";

/** The same with every number decided. */
export type Patience = Required<Omit<ProcessOptions, Undecided>> & Pick<ProcessOptions, Undecided>;

/** The patience of a caller who asks for nothing else. */
const defaultPatience: Patience = {
  startSeconds: 120,
  requestSeconds: 30,
  closeSeconds: 2,
  maxLineBytes: 64 * 2 ** 20,
  maxMemoryBytes: 4 * 2 ** 30,
  maxResponsesBytes: 2 ** 29,
  maxRestarts: 100,
};

/**
 * Options with every number decided.
 *
 * @throws GmmError `invalid_input` naming the option, where no timer can wait so long
 */
export function patienceOf(options: ProcessOptions): Patience {
  const patience = { ...defaultPatience, ...options };
  for (const option of ["startSeconds", "requestSeconds", "closeSeconds"] as const)
    checkSeconds(option, patience[option]);
  return patience;
}
