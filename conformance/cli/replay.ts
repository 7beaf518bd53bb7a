import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import type { Corpus } from "../cases/index.ts";
import { exitCodeOf } from "../check/index.ts";
import { nearest } from "../explain/index.ts";
import { type Replayable, readReplayable, replay } from "../fuzz/index.ts";
import { consoleReport, jsonReport } from "../report/index.ts";
import { wordsAfterDashes } from "./afterDashes.ts";
import { exitCodeHelp, verdicts } from "./exitCodeHelp.ts";
import { interruption } from "./interruption.ts";
import { seconds } from "./numbers.ts";
import { timeoutHelp } from "./openImplementation.ts";
import { type Named, namedAgain, openOrExplain } from "./openOrExplain.ts";
import { quoted } from "./quoted.ts";
import { soundCorpus } from "./soundCorpus.ts";
import { writesColours } from "./terminal.ts";

interface ReplayOptions {
  readonly adapter?: string;
  readonly timeout?: number;
  readonly json: boolean;
}

const mostNamed = 5;

/** A file, or a golden case of this package by its id. */
function replayable(name: string, corpus: () => Corpus): Replayable {
  if (existsSync(name)) return readReplayable(name);
  const { cases } = corpus();
  const golden = cases.find(({ id }) => id === name);
  if (golden !== undefined) return { kind: "case", golden };
  const near = nearest(
    name,
    cases.map(({ id }) => id),
  );
  const hint = near.length === 0 ? "" : `; the nearest are ${near.slice(0, mostNamed).join(", ")}`;
  throw new Error(`${name}: is neither a file nor the id of a golden case${hint}`);
}

/** A function that computes once, when it is first called. */
function once<Value>(compute: () => Value): () => Value {
  let value: { readonly computed: Value } | undefined;
  return () => {
    value ??= { computed: compute() };
    return value.computed;
  };
}

async function run(
  names: readonly string[],
  command: readonly string[],
  { adapter, timeout, json }: ReplayOptions,
): Promise<void> {
  if (names.length === 0)
    throw new Error("a file is needed, or the id of a golden case, before --");
  const corpus = once(() => soundCorpus());
  const files = names.map((name) => replayable(name, corpus));
  const named: Named = { command, timeout, ...(adapter !== undefined && { adapter }) };
  const { signal, over } = interruption();
  const implementation = await openOrExplain(named, signal);
  if (implementation === undefined) return over();
  const nameOf = new Map(
    files.map((file, i) => [file.kind === "case" ? file.golden.id : file.law.law, names[i]]),
  );
  const again = (id: string) =>
    ["npx", "gmm-conformance", "replay", nameOf.get(id) ?? id, ...namedAgain(named)]
      .map(quoted)
      .join(" ");
  const write = (text: string) => process.stdout.write(text);
  const report = json
    ? jsonReport(write)
    : consoleReport({
        write,
        again: { case: again, law: ({ law }) => again(law) },
        colours: writesColours(),
      });
  const dataOf: Corpus["dataOf"] = (golden) => corpus().dataOf(golden);
  try {
    for await (const event of replay(implementation, files, dataOf, signal)) {
      report(event);
      if (event.type === "end") process.exitCode = exitCodeOf(event.summary);
    }
  } finally {
    over();
    await implementation.close();
  }
}

/**
 * `gmm-conformance replay`: counterexamples and golden cases, one by one.
 *
 * @param argv the whole command line
 */
export function replayCommand(argv: readonly string[]): Command {
  return new Command("replay")
    .description(
      "put counterexamples that fuzz wrote, or golden cases, to an implementation (unless told, the built-in one)",
    )
    .argument("<file...>", "files, or ids of golden cases; after --: the command of an adapter")
    .addOption(new Option("--adapter <name>", "an adapter of this package, such as scikit-learn"))
    .option("--timeout <seconds>", timeoutHelp, seconds)
    .option("--json", "events as JSON Lines on stdout", false)
    .addHelpText("after", exitCodeHelp(verdicts))
    .action((words: readonly string[], options: ReplayOptions) => {
      const command = wordsAfterDashes(argv) ?? [];
      return run(words.slice(0, words.length - command.length), command, options);
    });
}
