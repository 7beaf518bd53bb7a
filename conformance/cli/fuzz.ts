import cliProgress from "cli-progress";
import { Argument, Command, Option } from "commander";
import picocolors from "picocolors";
import { type CovarianceType, covarianceTypes } from "../../src/model/index.ts";
import { exitCodes, gravest } from "../check/index.ts";
import { tryFolder } from "../files/index.ts";
import {
  describeFinding,
  type Ending,
  type FuzzEvent,
  type FuzzFinding,
  type FuzzSummary,
  fuzz,
  lawsNamed,
  writeCounterexample,
} from "../fuzz/index.ts";
import { exitCodeHelp, verdicts } from "./exitCodeHelp.ts";
import { interruption } from "./interruption.ts";
import { count, seconds, seedNumber } from "./numbers.ts";
import { timeoutHelp } from "./openImplementation.ts";
import { type Named, namedAgain, openOrExplain } from "./openOrExplain.ts";
import { path } from "./path.ts";
import { quoted } from "./quoted.ts";
import { drawsProgress, writesColours } from "./terminal.ts";

interface FuzzCommandOptions {
  readonly runs?: number;
  readonly time?: number;
  readonly seed: number;
  readonly law?: string;
  readonly structure?: CovarianceType;
  readonly points?: number;
  readonly out: string;
  readonly adapter?: string;
  readonly timeout?: number;
  readonly json: boolean;
}

/** As many inputs are tried where neither a number nor a time is given. */
const defaultRuns = 10_000;

/** What a finding left behind: its file, and the line that replays it. */
interface Kept {
  /** It could not be written. */
  readonly isLost?: true;
  readonly file?: string;
  readonly replay?: string;
}

/** Something that is told of a run as it goes. */
interface Telling {
  readonly event: (event: Exclude<FuzzEvent, FuzzFinding>) => void;
  readonly finding: (finding: FuzzFinding, kept: Kept) => void;
}

const counted = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

const endings: Readonly<Record<Ending, string>> = {
  complete: "",
  time: "",
  interrupted: "; interrupted",
  "given up": "; given up, the adapter broke down too often",
  "nothing left to try": "; every law that could be tried is broken, or none could be",
};

function headline(summary: FuzzSummary, colours: boolean): string {
  const pc = picocolors.createColors(colours);
  const { inputs, skipped, findings, seed, ending } = summary;
  const found =
    findings > 0
      ? pc.red(`FOUND ${findings}`)
      : inputs > 0
        ? pc.green("NOTHING FOUND")
        : pc.red("NOTHING RAN");
  return `${found}: ${counted(inputs, "input")} tried, ${skipped} skipped (ill-posed or not declared), from seed ${seed}${endings[ending]}`;
}

/** A run as text for people. */
function asText(write: (text: string) => void, colours: boolean): Telling {
  const pc = picocolors.createColors(colours);
  return {
    event: (event) => {
      if (event.type === "start") {
        const { name, version, language, capabilities } = event.implementation;
        const { precision, regularisation } = capabilities;
        write(
          `${pc.bold(`${name} ${version}`)} (${language}, ${precision}, regularisation: ${regularisation})\n` +
            `fuzzed under ${counted(event.laws.length, "law")} from seed ${event.seed}\n\n`,
        );
      }
      if (event.type === "end") write(`${headline(event.summary, colours)}\n`);
    },
    finding: (finding, { file, replay }) => {
      const [title, ...lines] = describeFinding(finding);
      const kept = [
        ...(file === undefined ? [] : [`written: ${file}`]),
        ...(replay === undefined ? [] : [`again: ${replay}`]),
      ];
      write(`${pc.red(title)}\n${[...lines, ...kept].map((line) => `  ${line}\n`).join("")}\n`);
    },
  };
}

/** Infinity and NaN by name, as the protocol writes them. */
const named = (_key: string, value: unknown) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

/** A run as JSON Lines. */
function asJson(write: (text: string) => void): Telling {
  const line = (value: object) => write(`${JSON.stringify(value, named)}\n`);
  return {
    event: (event) => {
      if (event.type !== "progress") line(event);
    },
    finding: (finding, kept) => line({ ...finding, ...kept }),
  };
}

/** A bar on stderr where that is a terminal, which makes room for what is told on stdout. */
function bar({ runs, time }: Pick<FuzzCommandOptions, "runs" | "time">) {
  const began = performance.now();
  const shown = new cliProgress.SingleBar({
    format: "{bar} {inputs} inputs, {rate} a second, {findings} found: {law}",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: null,
    barsize: 20,
  });
  const done = (inputs: number) =>
    Math.max(
      inputs / (runs ?? Number.POSITIVE_INFINITY),
      (performance.now() - began) / 1000 / (time ?? Number.POSITIVE_INFINITY),
    );
  let drawn = false;
  return {
    draw: ({ inputs, findings, law }: Extract<FuzzEvent, { type: "progress" }>) => {
      const rate = Math.round((1000 * inputs) / (performance.now() - began));
      const shows = { inputs, rate, findings, law };
      if (!drawn) shown.start(1, 0, shows);
      drawn = true;
      shown.update(Math.min(1, done(inputs)), shows);
    },
    clear: () => {
      if (drawn) shown.stop();
      drawn = false;
    },
  };
}

function exitCodeOf({ findings, inputs, ending }: FuzzSummary): number {
  if (ending === "interrupted") return exitCodes.interrupted;
  if (findings > 0) return exitCodes.failures;
  return inputs > 0 ? exitCodes.conformant : exitCodes.tooLittle;
}

/** Writes what was found, at once, so that nothing that comes later can lose it. */
function keep({ counterexample }: FuzzFinding, out: string, names: Named): Kept {
  try {
    const file = writeCounterexample(out, counterexample);
    if (file === undefined) return {};
    const words = ["npx", "gmm-conformance", "replay", file, ...namedAgain(names)];
    return { file, replay: words.map(quoted).join(" ") };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${why}\n`);
    return { isLost: true };
  }
}

async function run(command: readonly string[], options: FuzzCommandOptions): Promise<void> {
  const { adapter, timeout, seed, law, structure, points, out, json, time } = options;
  const runs = options.runs ?? (time === undefined ? defaultRuns : undefined);
  const laws = lawsNamed(law);
  tryFolder(out);
  const names: Named = { command, timeout, ...(adapter !== undefined && { adapter }) };
  const { signal, over } = interruption();
  const implementation = await openOrExplain(names, signal);
  if (implementation === undefined) return over();

  const write = (text: string) => process.stdout.write(text);
  const telling = json ? asJson(write) : asText(write, writesColours());
  const limits = { ...(runs !== undefined && { runs }), ...(time !== undefined && { time }) };
  const progress = drawsProgress() ? bar(limits) : undefined;
  const codes: number[] = [];
  try {
    for await (const event of fuzz(implementation, {
      seed,
      laws,
      signal,
      ...(runs !== undefined && { runs }),
      ...(time !== undefined && { seconds: time }),
      ...(points !== undefined && { maxPoints: points }),
      ...(structure !== undefined && { covarianceTypes: [structure] }),
    })) {
      if (event.type === "progress") progress?.draw(event);
      else progress?.clear();
      if (event.type === "finding") {
        const { isLost = false, ...kept } = keep(event, out, names);
        if (isLost || event.about !== "implementation") codes.push(exitCodes.fault);
        telling.finding(event, kept);
      } else telling.event(event);
      if (event.type === "end") process.exitCode = gravest([...codes, exitCodeOf(event.summary)]);
    }
  } finally {
    progress?.clear();
    over();
    await implementation.close();
  }
}

/** `gmm-conformance fuzz`: every law on random inputs, until something breaks. */
export function fuzzCommand(): Command {
  return new Command("fuzz")
    .description(
      "try every law on random inputs, and shrink what breaks one (unless told, of the built-in implementation)",
    )
    .addArgument(new Argument("[command...]", "after --: the command that starts an adapter"))
    .addOption(new Option("--adapter <name>", "an adapter of this package, such as scikit-learn"))
    .option("--runs <inputs>", `how many inputs (default: ${defaultRuns}, unless --time)`, count)
    .option("--time <seconds>", "cut short after this time", seconds)
    .option("--seed <number>", "the same inputs for the same number", seedNumber, 1)
    .option("--law <name>", "only this law, with or without (operation)")
    .addOption(new Option("--structure <name>", "only these covariances").choices(covarianceTypes))
    .option(
      "--points <most>",
      "points of an input (default: 30 of a differential one, 12 of others)",
      count,
    )
    .option("--out <dir>", "where counterexamples are written", path, "counterexamples")
    .option("--timeout <seconds>", timeoutHelp, seconds)
    .option("--json", "events as JSON Lines on stdout", false)
    .addHelpText(
      "after",
      exitCodeHelp({ ...verdicts, conformant: "nothing found", failures: "something found" }),
    )
    .action(run);
}
