import { relative } from "node:path";
import cliProgress from "cli-progress";
import { Argument, Command, Option } from "commander";
import { packagedList } from "../adapters/packagedAdapter.ts";
import { type Corpus, requestOf } from "../cases/index.ts";
import {
  checkImplementation,
  checkNames,
  defaultRuns,
  defaultSeed,
  type Event,
  type Extent,
  exitCodeOf,
  type KnownFailures,
  type LawEvent,
  listBeside,
  type OwnFit,
  ownFitRequests,
  ownFitsOf,
  readKnownFailures,
} from "../check/index.ts";
import type { AnyRequest } from "../protocol/index.ts";
import { consoleReport, jsonReport } from "../report/index.ts";
import { exitCodeHelp, verdicts } from "./exitCodeHelp.ts";
import { idMatches } from "./idMatches.ts";
import { interruption } from "./interruption.ts";
import { count, seconds, seedNumber } from "./numbers.ts";
import { commandLine, timeoutHelp } from "./openImplementation.ts";
import { openOrExplain } from "./openOrExplain.ts";
import { path } from "./path.ts";
import { quoted } from "./quoted.ts";
import { replayOfLaw } from "./replayLaw.ts";
import { type Selection, selectCases } from "./selectCases.ts";
import { withSelection } from "./selectionOptions.ts";
import { type LawOptions, lawEquations, selectLaws } from "./selectLaws.ts";
import { selectOwnFits } from "./selectOwnFits.ts";
import { soundCorpus } from "./soundCorpus.ts";
import { drawsProgress, writesColours } from "./terminal.ts";
import { timingsFile } from "./timingsFile.ts";

interface CheckOptions extends Selection, LawOptions {
  readonly adapter?: string;
  readonly knownFailures?: string;
  readonly minimum?: number;
  readonly timeout?: number;
  readonly oneShot?: number;
  readonly diagnosis: false | "none" | Extent;
  readonly json: boolean;
  readonly timings?: string;
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
    if (event.type === "start") bar.start(event.planned + event.planned_laws, 0, { id: "" });
    if (event.type === "case") bar.increment({ id: event.id });
    if (event.type === "law") bar.increment({ id: event.law });
    if (event.type === "end") bar.stop();
  };
}

/**
 * The known failures of an adapter: the list that is named, or the one beside it, which is about the
 * corpus of this package.
 */
function knownFailuresOf(
  words: readonly string[],
  { adapter, knownFailures, corpus: folder }: CheckOptions,
  corpus: Corpus,
): { readonly list: KnownFailures; readonly path?: string } {
  const beside = () => (adapter === undefined ? listBeside(words) : packagedList(adapter));
  const path = knownFailures ?? (folder === undefined ? beside() : undefined);
  if (path === undefined) return { list: [] };
  const list = readKnownFailures(path);
  checkNames(list, [...corpus.cases, ...ownFitsOf(corpus)], path);
  const near = relative(process.cwd(), path);
  return { list, path: near.startsWith("..") ? path : near };
}

/** Everything that a run without laws asks. */
function requestsOf(corpus: Corpus, ownFits: readonly OwnFit[]): readonly AnyRequest[] {
  const asked = corpus.cases.map((golden) => requestOf(golden, corpus) as AnyRequest);
  return [...asked, ...ownFitRequests(ownFits)];
}

/** Whether a run is about all of this package's corpus: of a selection, limits may exclude everything. */
function isEverything({ corpus, ...options }: CheckOptions): boolean {
  const { operation, structure, dataset, flag, equation, difficulty, id } = options;
  const selection = [corpus, operation, structure, dataset, flag, equation, difficulty, id];
  return selection.every((value) => value === undefined);
}

/** Which failures are diagnosed, and how far. */
function diagnosisOf(diagnosis: CheckOptions["diagnosis"]) {
  if (diagnosis === false || diagnosis === "none") return { diagnosed: "nothing" } as const;
  return { diagnosed: "unknown failures", extent: diagnosis } as const;
}

async function check(command: readonly string[], options: CheckOptions): Promise<void> {
  const { adapter, minimum, timeout } = options;
  const whole = soundCorpus(options.corpus);
  const chosen = options.id === undefined ? undefined : idMatches(options.id, whole);
  if (chosen !== undefined) process.stderr.write(`${chosen}\n`);
  const corpus = selectCases(whole, options, options.laws ? lawEquations : []);
  const ownFits = options.corpus === undefined ? selectOwnFits(whole, options) : [];
  const { oneShot: atOnce } = options;
  const plan = selectLaws(options, { ...options, laws: options.laws && atOnce === undefined });
  const words = commandLine(command, adapter);
  const known = knownFailuresOf(words, options, whole);
  const timings = options.timings === undefined ? undefined : timingsFile(options.timings);
  const oneShot =
    atOnce === undefined ? undefined : { requests: requestsOf(corpus, ownFits), seconds: atOnce };
  const { signal, over } = interruption();
  const implementation = await openOrExplain({ command, adapter, timeout, oneShot }, signal);
  if (implementation === undefined) return over();
  const how = adapter === undefined ? ["--", ...command] : ["--adapter", adapter];
  const colours = writesColours();
  const where = options.corpus === undefined ? [] : ["--corpus", options.corpus];
  const once = atOnce === undefined ? [] : ["--one-shot", String(atOnce)];
  const rest = [...where, ...once, ...(words.length > 0 ? how : [])].map(quoted);
  const again = {
    case: (id: string) => ["npx gmm-conformance check --id", id, ...rest].join(" "),
    law: ({ law }: LawEvent) => replayOfLaw(law, options, rest),
  };
  const write = (text: string) => process.stdout.write(text);
  const report = options.json
    ? jsonReport(write)
    : consoleReport({ write, again, colours, minimum });
  const bar = drawsProgress() ? progress() : () => undefined;
  try {
    for await (const event of checkImplementation(implementation, {
      corpus,
      knownFailures: known.list,
      knownFailuresFile: known.path,
      whole: isEverything(options),
      ownFits,
      laws: plan,
      ...diagnosisOf(options.diagnosis),
      signal,
      onTiming: timings?.add,
    })) {
      bar(event);
      report(event);
      if (event.type === "end") process.exitCode = exitCodeOf(event.summary, minimum);
    }
    timings?.finish();
  } finally {
    over();
    await implementation.close();
  }
}

/** `gmm-conformance check`: the suite, against an implementation. */
export function checkCommand(): Command {
  const command = new Command("check")
    .description(
      "check an implementation against the golden cases and the laws (by default, the built-in one)",
    )
    .addArgument(new Argument("[command...]", "after --: the command that starts an adapter"))
    .addOption(new Option("--adapter <name>", "an adapter of this package, such as scikit-learn"));
  return withSelection(command)
    .option("--corpus <dir>", "a folder that certify or copy wrote (default: this package's)", path)
    .option(
      "--known-failures <file>",
      "a list of known failures (default: beside the adapter)",
      path,
    )
    .option(
      "--minimum <cases>",
      "how many cases must run (default: some of every declared operation and structure)",
      count,
    )
    .option("--runs <inputs>", "on how many inputs each law is tried", count, defaultRuns)
    .option("--seed <number>", "from which these inputs are drawn", seedNumber, defaultSeed)
    .option("--no-laws", "only the cases")
    .addOption(
      new Option(
        "--diagnosis <extent>",
        "how far to look for the formulas that give the wrong answers; all may take minutes",
      )
        .choices(["none", "usual", "all"])
        .default("usual"),
    )
    .option("--no-diagnosis", "the same as --diagnosis none")
    .option("--timeout <seconds>", timeoutHelp, seconds)
    .option(
      "--one-shot <seconds>",
      "run the command once, within so many seconds: all requests stand in the file {requests}, its answers in {responses}; without these words they are its standard input and output. No laws: they ask on",
      seconds,
    )
    .option("--json", "events as JSON Lines on stdout", false)
    .option("--timings <file>", "how long each case and law took, as JSON Lines in a file", path)
    .addHelpText(
      "after",
      exitCodeHelp({
        ...verdicts,
        tooLittle:
          "nothing ran or passed, fewer cases ran than --minimum, no law did, or a declared operation was never answered for a declared structure",
      }),
    )
    .action(check);
}
