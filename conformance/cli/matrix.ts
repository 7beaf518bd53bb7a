import cliProgress from "cli-progress";
import { Command } from "commander";
import type { Corpus } from "../cases/index.ts";
import { checkNames, exitCodes, gravest, ownFitsOf, readKnownFailures } from "../check/index.ts";
import {
  type Contestant,
  contestantsIn,
  differences,
  type Entry,
  measure,
  packagedContestants,
} from "../matrix/index.ts";
import { openProcess } from "../protocol/index.ts";
import { exitCodeHelp, verdicts } from "./exitCodeHelp.ts";
import { interruption } from "./interruption.ts";
import { checkRecordable, recordedIn, writeRecord } from "./matrixRecord.ts";
import { count, seconds } from "./numbers.ts";
import { path } from "./path.ts";
import { soundCorpus } from "./soundCorpus.ts";
import { drawsProgress } from "./terminal.ts";

interface MatrixOptions {
  readonly file?: string;
  readonly only?: readonly string[];
  readonly out: string;
  readonly jobs: number;
  readonly timeout?: number;
  readonly check: boolean;
  readonly diagnosis: boolean;
}

/** The implementations that are asked for, the slow ones first: the others are done by the time that they are. */
function chosen({ file, only }: MatrixOptions): readonly Contestant[] {
  const all = file === undefined ? packagedContestants() : contestantsIn(file);
  const stranger = only?.find((name) => !all.some(({ adapter }) => adapter === name));
  if (stranger !== undefined)
    throw new Error(
      `--only: is ${JSON.stringify(stranger)}, not one of ${all.map(({ adapter }) => adapter).join(", ")}`,
    );
  return all
    .filter(({ adapter }) => only === undefined || only.includes(adapter))
    .sort((a, b) => (b.timeout ?? 0) - (a.timeout ?? 0));
}

function knownFailuresOf({ list }: Contestant, corpus: Corpus) {
  if (list === undefined) return [];
  const known = readKnownFailures(list);
  checkNames(known, [...corpus.cases, ...ownFitsOf(corpus)], list);
  return known;
}

/** The matrices are small, and several adapters run at a time: threads would wait for each other. */
const oneThread = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" } as const;

/** Seconds for one answer, where nothing else is said: others are measured beside it. */
const mostSeconds = 300;

/** What came of one implementation: an entry, or why there is none and what that is as an exit code. */
type Outcome = { readonly entry: Entry } | { readonly why: string; readonly code: number };

async function measured(
  contestant: Contestant,
  corpus: Corpus,
  options: MatrixOptions & { readonly signal: AbortSignal },
  onProgress: (what: string) => void,
): Promise<Outcome> {
  const { adapter, command, missing, timeout = mostSeconds, slow: leftOut } = contestant;
  if (missing !== undefined)
    return { why: `is not installed; ${missing}`, code: exitCodes.tooLittle };
  const knownFailures = knownFailuresOf(contestant, corpus);
  const [program, ...args] = command;
  const opened = await openProcess(program, args, {
    requestSeconds: options.timeout ?? timeout,
    env: oneThread,
    signal: options.signal,
  });
  if (opened.kind === "no_handshake")
    return { why: `is broken: ${opened.detail}`, code: exitCodes.brokenAdapter };
  const { implementation } = opened;
  try {
    const diagnosed = options.diagnosis && !options.check;
    const { signal } = options;
    const asked = { adapter, implementation, knownFailures, corpus, leftOut, diagnosed };
    return { entry: await measure({ ...asked, signal, onProgress }) };
  } finally {
    await implementation.close();
  }
}

/** Does `work` on every item, so many at a time. */
async function inParallel<Item>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
}

/** Progress on stderr, where that is a terminal: a bar for every implementation that is at work. */
function progress() {
  const bars = new cliProgress.MultiBar({
    format: "{bar} {value}/{total} {adapter} {what}",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 20,
  });
  return {
    begin(adapter: string, total: number) {
      const bar = drawsProgress() ? bars.create(total, 0, { adapter, what: "" }) : undefined;
      return {
        step: (what: string) => bar?.increment({ adapter, what }),
        end: () => bar !== undefined && bars.remove(bar),
      };
    },
    stop: () => bars.stop(),
  };
}

function summary({ adapter, implementation, core, ladders, refusals, laws, verdicts }: Entry) {
  const tallies = { core, ladders, refusals, laws };
  const counts = Object.entries(tallies).map(
    ([name, { asked, passed }]) => `${name} ${passed}/${asked}`,
  );
  const failed = Object.values(verdicts).filter((verdict) => verdict !== "known-failure").length;
  const unknown = failed === 0 ? "" : `; ${failed} UNKNOWN FAILURES`;
  return `${adapter}: ${implementation.name} ${implementation.version}: ${counts.join(", ")}${unknown}\n`;
}

async function run(options: MatrixOptions): Promise<void> {
  const { out, jobs, check } = options;
  const contestants = chosen(options);
  if (!check) checkRecordable(out);
  const recorded = recordedIn(out);
  const corpus = soundCorpus();
  const total = corpus.cases.length + ownFitsOf(corpus).length;
  const { signal, over } = interruption();
  const shown = progress();
  const entries: Entry[] = [];
  const codes: number[] = [];
  const told = (adapter: string, problem: string) =>
    process.stderr.write(`${adapter}: ${problem}\n`);

  await inParallel(contestants, jobs, async (contestant) => {
    const { adapter } = contestant;
    if (signal.aborted) return;
    const bar = shown.begin(adapter, total);
    const outcome = await measured(contestant, corpus, { ...options, signal }, bar.step);
    bar.end();
    if (signal.aborted) return;
    if ("why" in outcome) {
      codes.push(outcome.code);
      told(adapter, `LEFT OUT: ${outcome.why}`);
      return;
    }
    const { entry } = outcome;
    entries.push(entry);
    process.stdout.write(summary(entry));
    if (!check) {
      writeRecord(out, [entry]);
      return;
    }
    const before = recorded.entries.find((one) => one.adapter === adapter);
    const found =
      before === undefined
        ? ["is not on record"]
        : differences(before, entry, knownFailuresOf(contestant, corpus));
    if (found.length > 0) codes.push(exitCodes.failures);
    for (const difference of found) told(adapter, difference);
  });
  shown.stop();
  over();
  if (signal.aborted) codes.push(exitCodes.interrupted);
  if (entries.length === 0) codes.push(exitCodes.tooLittle);
  process.exitCode = gravest(codes);
}

/** `gmm-conformance matrix`: several implementations side by side. */
export function matrixCommand(): Command {
  return new Command("matrix")
    .description("measure several implementations, and write MATRIX.md and MATRIX.json")
    .option(
      "--file <file>",
      'a list of {"name", "command": [words], "known_failures", "timeout", "slow"} (default: the adapters of this package)',
      path,
    )
    .option("--only <names...>", "only these; the other entries stay as they are on record")
    .option("--out <dir>", "where the two files are written, or looked for", path, ".")
    .option("--jobs <number>", "how many are measured at a time", count, 2)
    .option(
      "--timeout <seconds>",
      `for one answer (default: ${mostSeconds}, or what an adapter needs)`,
      seconds,
    )
    .option("--check", "write nothing; say in what the record differs from what is measured", false)
    .option("--no-diagnosis", "do not look for the formulas that give the known failures")
    .addHelpText(
      "after",
      `\nEach entry is written as soon as it is measured: an interrupted run keeps those.${exitCodeHelp(
        {
          ...verdicts,
          conformant: "written, or as on record",
          failures: "not as on record",
          tooLittle: "something was left out",
        },
      )}`,
    )
    .action(run);
}
