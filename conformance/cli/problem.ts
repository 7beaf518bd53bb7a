import { basename } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  bestOfStarts,
  type Distances,
  type StartsOptions,
} from "../../src/initialisation/index.ts";
import {
  type CovarianceType,
  covarianceTypes,
  GmmError,
  type Known,
  type MixtureParameters,
  parameterGroups,
} from "../../src/model/index.ts";
import { printable } from "../protocol/index.ts";
import { type ReadingOptions, readUserTable, type UserTable } from "../userData/index.ts";
import { count, seedNumber, tolerance } from "./numbers.ts";
import { path } from "./path.ts";
import { announcement, refuseTooLarge, type Size, stepsPerLine } from "./size.ts";
import { readStart } from "./startFile.ts";

/** What `fit` and `certify` are told alike. */
export interface ProblemOptions extends ReadingOptions {
  readonly components?: number;
  readonly covariance?: CovarianceType;
  readonly start?: string;
  readonly seed: number;
  readonly starts: number;
  readonly known: Known;
  readonly maxSteps: number;
  readonly tolerance: number;
}

/** A start found in the data, and the others that were tried. */
interface ChosenOf {
  readonly seed: number;
  readonly distances: Distances;
  readonly tried: number;
  readonly reached: number;
  readonly failed: number;
}

/** The user's data, a start on them, and when to stop. */
export interface Problem {
  readonly table: UserTable;
  readonly start: MixtureParameters;
  /** Where the start comes from, in words. */
  readonly startedBy: string;
  /** How it was chosen of several, where it was. */
  readonly chosenOf?: ChosenOf;
  readonly known: Known;
  readonly maxSteps: number;
  readonly tolerance: number;
}

const defaults = { seed: 1, starts: 10, maxSteps: 10_000, tolerance: 1e-9 } as const;

const words = (text: string) =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** The groups of parameters in a list, in the order in which they are always listed. */
function groups(text: string): Known {
  const named: readonly string[] = words(text);
  const wrong = named.find((name) => !(parameterGroups as readonly string[]).includes(name));
  if (wrong !== undefined || named.length === 0)
    throw new InvalidArgumentError(`some of ${parameterGroups.join(",")} are needed`);
  return parameterGroups.filter((group) => named.includes(group));
}

function columnNames(text: string): readonly string[] {
  const names = words(text);
  if (names.length === 0) throw new InvalidArgumentError("names from the header are needed");
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new InvalidArgumentError(`${twice} is named twice`);
  return names;
}

/** A command with a CSV as its argument, and the options that make a problem of it. */
export function withProblem(command: Command): Command {
  return command
    .argument(
      "<data.csv>",
      "a CSV: a line of column names, and rows of numbers; separated by commas, semicolons, tabs or blanks",
    )
    .option("--components <K>", "how many components (with --start: those of the file)", count)
    .addOption(
      new Option(
        "--covariance <type>",
        "their covariances (default: full; with --start: those of the file)",
      ).choices(covarianceTypes),
    )
    .option(
      "--start <file>",
      "the start: JSON {covariance_type, weights, means, covariances}",
      path,
    )
    .addOption(
      new Option("--seed <number>", "of the first k-means that finds a start; each adds one")
        .argParser(seedNumber)
        .default(defaults.seed)
        .conflicts("start"),
    )
    .addOption(
      new Option("--starts <count>", "how many starts by k-means are tried; the best counts")
        .argParser(count)
        .default(defaults.starts)
        .conflicts("start"),
    )
    .addOption(
      new Option(
        "--known <groups>",
        `hold these as the start has them: ${parameterGroups.join(",")}`,
      )
        .argParser(groups)
        .default([], "none"),
    )
    .option("--max-steps <steps>", "the most steps of EM", count, defaults.maxSteps)
    .option(
      "--tolerance <change>",
      "stop when the total log likelihood changes by no more",
      tolerance,
      defaults.tolerance,
    )
    .option("--columns <names>", "only these columns, as in a,b (default: all)", columnNames)
    .addOption(
      new Option(
        "--header <yes|no>",
        "whether the first line names the columns (default: as it looks)",
      ).choices(["yes", "no"]),
    )
    .option("--decimal-comma", "1,5 is one and a half")
    .option("--keep-row-names", "read a column of row names as a variable")
    .option("--drop-missing", "leave rows with missing values out (NA, NaN, empty)");
}

/** From so many steps on, a fit that is still moving has shown where it goes. */
const searchSteps = 1000;

/** The start that a file gives, or the best of some by k-means. */
function startOn(
  { data }: UserTable,
  options: ProblemOptions,
): Pick<Problem, "start" | "startedBy" | "chosenOf"> {
  const { start: file, components: K, covariance } = options;
  const [N, D] = [data.rows, data.columns];
  if (file !== undefined) {
    if (K !== undefined && covariance !== undefined)
      refuseTooLarge({ N, D, K, covarianceType: covariance });
    return { start: readStart(file, D, options), startedBy: `from ${basename(file)}` };
  }
  if (K === undefined) throw new Error("--components is required unless --start is given");
  const covarianceType = covariance ?? "full";
  const size = { N, D, K, covarianceType };
  refuseTooLarge(size);
  const { seed: first, starts, known, tolerance, maxSteps } = options;
  const stopping = { rule: "total", tolerance } as const;
  const onFit = progressOfStarts(size, options);
  const found = bestOfStarts(data, K, {
    covarianceType,
    seed: first,
    starts,
    fit: { stopping, maxSteps: Math.min(maxSteps, searchSteps), known },
    ...(onFit && { onFit }),
  });
  const { start, seed, distances, tried, reached, failed } = found;
  const which = tried === 1 ? "" : `, the best of ${tried} starts`;
  return {
    start,
    startedBy: `by k-means (${distances}) from seed ${seed}${which}`,
    chosenOf: { seed, distances, tried, reached, failed },
  };
}

/** Tells of every start on stderr, where they take a while. */
function progressOfStarts(size: Size, { starts }: ProblemOptions): StartsOptions["onFit"] {
  if (starts === 1 || stepsPerLine(size) === undefined) return undefined;
  process.stderr.write(announcement(size, searchSteps, starts));
  return (tried, seed, outcome) => {
    const end =
      outcome instanceof GmmError
        ? outcome.message
        : `log likelihood ${outcome.logLikelihood} after ${outcome.steps} steps`;
    process.stderr.write(`start ${tried} of ${starts} (seed ${seed}): ${end}\n`);
  };
}

/** How many starts were tried and what came of them, on a line; nothing where there was one. */
export function startsTried({ chosenOf }: Problem): readonly string[] {
  if (chosenOf === undefined || chosenOf.tried === 1) return [];
  const { tried, reached, failed } = chosenOf;
  const without = failed === 0 ? "" : `, ${failed} came to no fit`;
  return [
    `starts: ${tried} by k-means, of at most ${searchSteps} steps each: ${reached} reached the best log likelihood${without}`,
  ];
}

/** How large a problem is. */
export function sizeOf({ table: { data }, start }: Problem): Size {
  const { covarianceType, weights } = start;
  return { N: data.rows, D: data.columns, K: weights.length, covarianceType };
}

/**
 * The problem that a command line puts.
 *
 * @throws Error or GmmError, saying which file or option is wrong, where, and what would be right
 */
export function readProblem(path: string, options: ProblemOptions): Problem {
  const { known, maxSteps, tolerance } = options;
  const table = readUserTable(path, options);
  for (const note of table.notes) process.stderr.write(`${printable(path)}: ${note}\n`);
  const problem = { table, ...startOn(table, options), known, maxSteps, tolerance };
  refuseTooLarge(sizeOf(problem));
  return problem;
}
