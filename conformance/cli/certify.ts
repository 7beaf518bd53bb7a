import { setImmediate } from "node:timers/promises";
import cliProgress from "cli-progress";
import { Command } from "commander";
import { toRows } from "../../src/model/index.ts";
import { exitCodes } from "../check/index.ts";
import {
  certified,
  type OwnCase,
  type OwnStart,
  ownCases,
  prepare,
  writeCase,
} from "../ownCases/index.ts";
import { exitCodeHelp } from "./exitCodeHelp.ts";
import { type Problem, type ProblemOptions, readProblem, withProblem } from "./problem.ts";
import { quoted } from "./quoted.ts";
import { refusedByData } from "./refusedByData.ts";

interface CertifyOptions extends ProblemOptions {
  readonly out: string;
  readonly force: boolean;
}

function ownStart({ table, start, ...rest }: Problem): OwnStart {
  return { file: table.file, rows: toRows(table.data), model: start, ...rest };
}

interface Progress {
  readonly begin: (one: OwnCase) => void;
  readonly end: (one: OwnCase) => void;
  readonly stop: () => void;
}

const silent: Progress = { begin: () => undefined, end: () => undefined, stop: () => undefined };

/** How long the rest will take, as far as can be told from what is done. */
function remaining(seconds: number, done: number, all: number): string {
  return done === 0 ? "" : `, about ${Math.ceil((seconds / done) * (all - done))} s left`;
}

/**
 * A bar on stderr that grows by the effort that each case is expected to take. Exact arithmetic
 * leaves no time to draw it in between, so that it is drawn when a case begins; and none to restore
 * a terminal when it is interrupted, so that cursor and line wrapping are left alone.
 */
function progress(cases: readonly OwnCase[]): Progress {
  const bar = new cliProgress.SingleBar({
    format: "{bar} {percentage} %{left}: {id}",
    stream: process.stderr,
    clearOnComplete: true,
    barsize: 20,
    hideCursor: null,
    linewrap: true,
  });
  const all = cases.reduce((total, { effort }) => total + effort, 0);
  const started = performance.now();
  let done = 0;
  bar.start(all, 0, { id: "", left: "" });
  return {
    begin: ({ description: { id } }) => {
      bar.update({ id, left: remaining((performance.now() - started) / 1000, done, all) });
      bar.render();
    },
    end: ({ effort }) => {
      done += effort;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

/** What became of the cases: the paths of those that were written, and why others were not. */
interface Written {
  readonly paths: readonly string[];
  readonly refusals: readonly string[];
}

async function write(cases: readonly OwnCase[], folder: string): Promise<Written> {
  const paths: string[] = [];
  const refusals: string[] = [];
  const bar = process.stderr.isTTY ? progress(cases) : silent;
  for (const one of cases) {
    bar.begin(one);
    await setImmediate();
    const { id, dataset } = one.description;
    const outcome = await certified(one);
    if (outcome.kind === "certified") paths.push(writeCase(folder, dataset, outcome.golden));
    else refusals.push(`${id}: could not be certified: ${outcome.why}`);
    bar.end(one);
  }
  bar.stop();
  return { paths, refusals };
}

const counted = (count: number) => (count === 1 ? "1 case" : `${count} cases`);

function summary(problem: Problem, { paths }: Written, out: string): string {
  const { table, start, startedBy } = problem;
  const { rows, columns } = table.data;
  return [
    `${table.file} (${rows}×${columns}), ${start.covarianceType}, K = ${start.weights.length}, started ${startedBy}: ${counted(paths.length)} certified in ${out}`,
    ...paths.map((path) => `  ${path}`),
    `to hold an implementation against them: npx gmm-conformance check --corpus ${quoted(out)} -- <command>`,
    "",
  ].join("\n");
}

async function run(path: string, { out, force, ...options }: CertifyOptions): Promise<void> {
  const problem = readProblem(path, options);
  const cases = ownCases(ownStart(problem));
  const folder = prepare(out, cases, problem.table.bytes, force);
  const written = await write(cases, folder);
  process.stdout.write(summary(problem, written, out));
  if (written.refusals.length === 0) return;
  process.stderr.write(`${written.refusals.join("\n")}\n`);
  process.exitCode = exitCodes.failures;
}

/** `gmm-conformance certify`: golden cases for the user's own CSV. */
export function certifyCommand(): Command {
  return withProblem(
    new Command("certify").description(
      "certify the answers for a CSV in arbitrary precision, and write them as golden cases",
    ),
  )
    .requiredOption("--out <dir>", "a folder that is empty, is not there yet, or holds such cases")
    .option("--force", "write over cases of the same names", false)
    .addHelpText(
      "after",
      exitCodeHelp({ conformant: "every case is certified", failures: "some could not be" }),
    )
    .action((path: string, options: CertifyOptions) => refusedByData(() => run(path, options)));
}
