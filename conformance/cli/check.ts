import cliProgress from "cli-progress";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { covarianceTypes } from "../../src/model/index.ts";
import { type Corpus, goldenFolder, manifestProblems, readCorpus } from "../cases/index.ts";
import {
  checkImplementation,
  checkNames,
  type Event,
  exitCodeOf,
  exitCodes,
  listBeside,
  readKnownFailures,
} from "../check/index.ts";
import { operations } from "../protocol/index.ts";
import { consoleReport, jsonReport } from "../report/index.ts";
import { commandLine, openImplementation } from "./openImplementation.ts";
import { type Selection, selectCases } from "./selectCases.ts";

interface CheckOptions extends Selection {
  readonly adapter?: string;
  readonly knownFailures?: string;
  readonly minimum: number;
  readonly timeout: number;
  readonly json: boolean;
}

/** The most seconds that a timer can wait. */
const longestWait = 2_147_483;

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= longestWait))
    throw new InvalidArgumentError(
      `a number of seconds above 0, at most ${longestWait}, is needed`,
    );
  return value;
}

function count(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 1))
    throw new InvalidArgumentError("a whole number from 1 on is needed");
  return value;
}

/** A word as a shell reads it back. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** A progress bar on stderr, where that is a terminal. */
function progress(): (event: Event) => void {
  const bar = new cliProgress.SingleBar({
    format: "{bar} {value}/{total} {id}",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  return (event) => {
    if (event.type === "start") bar.start(event.planned, 0, { id: "" });
    if (event.type === "case") bar.increment({ id: event.id });
    if (event.type === "end") bar.stop();
  };
}

/**
 * The whole corpus.
 *
 * @throws Error naming every file that is not as the manifest has it
 */
function soundCorpus(): Corpus {
  const problems = manifestProblems(goldenFolder);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return readCorpus();
}

/** The known failures of an adapter: the list that is named, or the one beside it. */
function knownFailuresOf(words: readonly string[], named: string | undefined, corpus: Corpus) {
  const path = named ?? listBeside(words);
  if (path === undefined) return [];
  const list = readKnownFailures(path);
  checkNames(list, corpus.cases, path);
  return list;
}

async function check(command: readonly string[], options: CheckOptions): Promise<void> {
  const { adapter, minimum, timeout } = options;
  const whole = soundCorpus();
  const corpus = selectCases(whole, options);
  const words = commandLine(command, adapter);
  const knownFailures = knownFailuresOf(words, options.knownFailures, whole);
  const opened = await openImplementation(words, timeout);
  if (opened.kind === "no_handshake") {
    process.stderr.write(`the adapter is broken: ${opened.detail}\n${opened.stderr}`);
    process.exitCode = exitCodes.brokenAdapter;
    return;
  }
  const { implementation } = opened;
  const how = adapter === undefined ? ["--", ...command] : ["--adapter", adapter];
  const colours = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
  const replay = (id: string) =>
    ["npx gmm-conformance check --id", id, ...(words.length > 0 ? how : []).map(quoted)].join(" ");
  const write = (text: string) => process.stdout.write(text);
  const report = options.json
    ? jsonReport(write)
    : consoleReport({ write, replay, colours, minimum });
  const bar = process.stderr.isTTY ? progress() : () => undefined;
  const stop = () => {
    implementation.close().finally(() => process.exit(130));
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    for await (const event of checkImplementation(implementation, { corpus, knownFailures })) {
      bar(event);
      report(event);
      if (event.type === "end") process.exitCode = exitCodeOf(event.summary, minimum);
    }
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await implementation.close();
  }
}

/** `gmm-conformance check`: the suite, against an implementation. */
export function checkCommand(): Command {
  return new Command("check")
    .description("hold an implementation against the golden cases (unless told, the built-in one)")
    .addArgument(new Argument("[command...]", "after --: the command that starts an adapter"))
    .addOption(new Option("--adapter <name>", "an adapter of this package, such as scikit-learn"))
    .addOption(new Option("--operation <name>", "only this operation").choices(operations))
    .addOption(new Option("--structure <name>", "only these covariances").choices(covarianceTypes))
    .option("--dataset <name>", "only cases on this data set")
    .option("--id <text>", "only this case, or cases whose id contains this")
    .option("--known-failures <file>", "a list of known failures (default: beside the adapter)")
    .option("--minimum <cases>", "how many cases must run", count, 1)
    .option("--timeout <seconds>", "for one answer", seconds, 30)
    .option("--json", "events as JSON Lines on stdout", false)
    .addHelpText(
      "after",
      "\nExit codes: 0 conformant, 1 failures, 2 wrong usage, 3 the adapter is broken, 4 nothing ran, or less than --minimum",
    )
    .action(check);
}
