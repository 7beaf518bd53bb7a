import cliProgress from "cli-progress";
import { Command } from "commander";
import { toRows } from "../../src/model/index.ts";
import { fitTolerance } from "../cases/index.ts";
import { exitCodes } from "../check/index.ts";
import {
  casePath,
  certifier,
  expectNoLonger,
  type OwnCase,
  type OwnStart,
  ownCases,
  type Prepared,
  prepare,
  writeCase,
} from "../ownCases/index.ts";
import { certifiable } from "./certifySize.ts";
import { exitCodeHelp } from "./exitCodeHelp.ts";
import { interruption } from "./interruption.ts";
import { path } from "./path.ts";
import {
  type Problem,
  type ProblemOptions,
  readProblem,
  sizeOf,
  startsTried,
  withProblem,
} from "./problem.ts";
import { quoted } from "./quoted.ts";
import { refusedByData } from "./refusedByData.ts";
import { drawsProgress } from "./terminal.ts";

interface CertifyOptions extends ProblemOptions {
  readonly out: string;
  readonly force: boolean;
  readonly anySize: boolean;
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

/** A bar on stderr that grows by the effort that each case is expected to take. */
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
    begin: ({ description: { id } }) =>
      bar.update({ id, left: remaining((performance.now() - started) / 1000, done, all) }),
    end: ({ effort }) => {
      done += effort;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

/** What became of the cases: those that were written, and why others were not. */
interface Written {
  readonly certified: readonly OwnCase[];
  readonly refusals: readonly string[];
  readonly refused: readonly OwnCase[];
}

/** Certifies cases and writes them, one by one, until all are done or the run is interrupted. */
async function write({ folder, missing }: Prepared, signal: AbortSignal): Promise<Written> {
  const [certified, refused, refusals]: [OwnCase[], OwnCase[], string[]] = [[], [], []];
  const bar = drawsProgress() ? progress(missing) : silent;
  const thread = certifier();
  const interrupted = new Promise<"interrupted">((resolve) => {
    signal.addEventListener("abort", () => resolve("interrupted"), { once: true });
  });
  try {
    for (const one of missing) {
      bar.begin(one);
      const outcome = await Promise.race([thread.certify(one), interrupted]);
      if (outcome === "interrupted") break;
      if (outcome.kind === "certified") {
        writeCase(folder, one, outcome.golden);
        certified.push(one);
      } else {
        refusals.push(`${one.description.id}: could not be certified: ${outcome.why}`);
        refused.push(one);
      }
      bar.end(one);
    }
  } finally {
    bar.stop();
    await thread.close();
  }
  return { certified, refusals, refused };
}

const counted = (count: number) => (count === 1 ? "1 case" : `${count} cases`);

function summary(problem: Problem, paths: readonly string[], kept: number, out: string): string {
  const { table, start, startedBy } = problem;
  const { rows, columns } = table.data;
  const before = kept === 0 ? "" : ` (${kept} of them before)`;
  return [
    `${table.file} (${rows}×${columns}), ${start.covarianceType}, K = ${start.weights.length}, started ${startedBy}: ${counted(paths.length)} certified in ${out}${before}`,
    ...paths.map((path) => `  ${path}`),
    ...startsTried(problem),
    `to check an implementation against them: npx gmm-conformance check --corpus ${quoted(out)} -- <command>`,
    "",
  ].join("\n");
}

function interruptedAfter(done: number, all: number, out: string): string {
  return `interrupted: ${done} of ${all} cases are certified in ${out}, and stay there; run the same command again to certify the rest\n`;
}

/** Refuses a tolerance that a fit would meet wherever it stops. */
function refuseCoarse({ tolerance }: Problem): void {
  if (!fitTolerance.safeParse(tolerance).success)
    throw new Error(`--tolerance: is ${tolerance}; a fit is certified to less than 1`);
}

async function run(
  path: string,
  { out, force, anySize, ...options }: CertifyOptions,
): Promise<void> {
  const problem = readProblem(path, options);
  refuseCoarse(problem);
  process.stderr.write(certifiable(sizeOf(problem), problem.start, problem.known, anySize));
  const cases = ownCases(ownStart(problem));
  const prepared = prepare(out, cases, problem.table.bytes, force);
  const { folder, kept } = prepared;
  const { signal, over } = interruption();
  const { certified, refusals, refused } = await write(prepared, signal).finally(over);
  const done = new Set([...kept, ...certified.map(casePath)]);
  if (done.size + refused.length < cases.length) {
    process.stderr.write(interruptedAfter(done.size, cases.length, out));
    process.exitCode = exitCodes.interrupted;
    return;
  }
  expectNoLonger(folder, refused);
  const paths = cases.map(casePath).filter((one) => done.has(one));
  process.stdout.write(summary(problem, paths, kept.length, out));
  if (refusals.length === 0) return;
  process.stderr.write(`${refusals.join("\n")}\n`);
  process.exitCode = exitCodes.failures;
}

/** `gmm-conformance certify`: golden cases for the user's own CSV. */
export function certifyCommand(): Command {
  return withProblem(
    new Command("certify").description(
      "certify the answers for a CSV in arbitrary precision, and write them as golden cases",
    ),
  )
    .requiredOption(
      "--out <dir>",
      "a folder that is empty, is not there yet, or holds such cases",
      path,
    )
    .option("--force", "certify anew, and write over cases of the same names", false)
    .option("--any-size", "certify what takes days, too", false)
    .addHelpText(
      "after",
      `\nInterrupted, it keeps what is certified; the same command certifies the rest.${exitCodeHelp({ conformant: "every case is certified", failures: "some could not be", interrupted: "interrupted" })}`,
    )
    .action((path: string, options: CertifyOptions) => refusedByData(() => run(path, options)));
}
