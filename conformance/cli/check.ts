import cliProgress from "cli-progress";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { covarianceTypes } from "../../src/model/index.ts";
import { type Corpus, goldenFolder, manifestProblems, readCorpus } from "../cases/index.ts";
import {
  checkImplementation,
  type Event,
  exitCodeOf,
  exitCodes,
  listBeside,
  readKnownFailures,
} from "../check/index.ts";
import { operations } from "../protocol/index.ts";
import { consoleReport, jsonReport } from "../report/index.ts";
import { openImplementation } from "./openImplementation.ts";

interface CheckOptions {
  readonly operation?: string;
  readonly structure?: string;
  readonly dataset?: string;
  readonly id?: string;
  readonly adapter?: string;
  readonly knownFailures?: string;
  readonly minimum: number;
  readonly timeout: number;
  readonly json: boolean;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("a positive number is needed");
  return value;
}

/** The cases that the filters leave. */
function filtered(corpus: Corpus, { operation, structure, dataset, id }: CheckOptions): Corpus {
  const cases = corpus.cases.filter(
    ({ id: name, operation: op, input }) =>
      (operation === undefined || op === operation) &&
      (structure === undefined || input.model.covariance_type === structure) &&
      (dataset === undefined || ("dataset" in input.data && input.data.dataset === dataset)) &&
      (id === undefined || name.includes(id)),
  );
  return { ...corpus, cases };
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

function loadCorpus(options: CheckOptions): Corpus {
  const problems = manifestProblems(goldenFolder);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return filtered(readCorpus(), options);
}

async function check(command: readonly string[], options: CheckOptions): Promise<void> {
  const corpus = loadCorpus(options);
  const opened = await openImplementation(command, options);
  if (opened.kind === "no_handshake") {
    process.stderr.write(`the adapter is broken: ${opened.detail}\n${opened.stderr}`);
    process.exitCode = exitCodes.brokenAdapter;
    return;
  }
  const { implementation, words } = opened;
  const list = options.knownFailures ?? listBeside(words);
  const knownFailures = list === undefined ? [] : readKnownFailures(list);
  const how = options.adapter === undefined ? ["--", ...command] : ["--adapter", options.adapter];
  const colours = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
  const again = (id: string) =>
    ["npx gmm-conformance check --id", id, ...(words.length > 0 ? how : []).map(quoted)].join(" ");
  const write = (text: string) => process.stdout.write(text);
  const report = options.json
    ? jsonReport(write)
    : consoleReport({ write, replay: again, colours });
  const bar = process.stderr.isTTY ? progress() : () => undefined;
  const stop = () => {
    implementation.close().finally(() => process.exit(130));
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    for await (const event of checkImplementation(implementation, { corpus, knownFailures })) {
      bar(event);
      report(event);
      if (event.type === "end") process.exitCode = exitCodeOf(event.summary, options.minimum);
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
    .option("--id <text>", "only cases whose id contains this")
    .option("--known-failures <file>", "a list of known failures (default: beside the adapter)")
    .option("--minimum <cases>", "how many cases must run", positive, 1)
    .option("--timeout <seconds>", "for one answer", positive, 30)
    .option("--json", "events as JSON Lines on stdout", false)
    .addHelpText(
      "after",
      "\nExit codes: 0 conformant, 1 failures, 2 wrong usage, 3 the adapter is broken, 4 nothing ran, or less than --minimum",
    )
    .action(check);
}
