import { basename } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { kMeansStart } from "../../src/initialisation/index.ts";
import {
  type CovarianceType,
  covarianceTypes,
  type Known,
  type MixtureParameters,
  parameterGroups,
} from "../../src/model/index.ts";
import { count, seedNumber, tolerance } from "./numbers.ts";
import { refuseTooLarge, type Size } from "./size.ts";
import { readStart } from "./startFile.ts";
import { readUserTable, type UserTable } from "./userTable.ts";

/** What `fit` and `certify` are told alike. */
export interface ProblemOptions {
  readonly components?: number;
  readonly covariance?: CovarianceType;
  readonly start?: string;
  readonly seed: number;
  readonly known: Known;
  readonly maxSteps: number;
  readonly tolerance: number;
  readonly columns?: readonly string[];
}

/** The user's data, a start on them, and when to stop. */
export interface Problem {
  readonly table: UserTable;
  readonly start: MixtureParameters;
  /** Where the start comes from, in words. */
  readonly startedBy: string;
  readonly known: Known;
  readonly maxSteps: number;
  readonly tolerance: number;
}

const defaults = { seed: 1, maxSteps: 10_000, tolerance: 1e-9 } as const;

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
    .argument("<data.csv>", "a CSV: a line of column names, and rows of numbers")
    .option("--components <K>", "how many components (with --start: those of the file)", count)
    .addOption(
      new Option(
        "--covariance <type>",
        "their covariances (with --start: those of the file)",
      ).choices(covarianceTypes),
    )
    .option("--start <file>", "the start: JSON {covariance_type, weights, means, covariances}")
    .addOption(
      new Option("--seed <number>", "of the k-means that finds a start where no file gives one")
        .argParser(seedNumber)
        .default(defaults.seed)
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
    .option("--columns <names>", "only these columns, as in a,b (default: all)", columnNames);
}

/** The start that a file gives, or k-means. */
function startOn(
  { data }: UserTable,
  options: ProblemOptions,
): Pick<Problem, "start" | "startedBy"> {
  const { start: file, components, covariance, seed } = options;
  const [N, D] = [data.rows, data.columns];
  if (components !== undefined && covariance !== undefined)
    refuseTooLarge({ N, D, K: components, covarianceType: covariance });
  if (file !== undefined)
    return { start: readStart(file, data.columns, options), startedBy: `from ${basename(file)}` };
  if (components === undefined) throw new Error("--components: is needed, unless --start is given");
  if (covariance === undefined) throw new Error("--covariance: is needed, unless --start is given");
  return {
    start: kMeansStart(data, components, { covarianceType: covariance, seed }),
    startedBy: `by k-means from seed ${seed}`,
  };
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
  const { known, maxSteps, tolerance, columns } = options;
  const table = readUserTable(path, columns);
  const problem = { table, ...startOn(table, options), known, maxSteps, tolerance };
  refuseTooLarge(sizeOf(problem));
  return problem;
}
