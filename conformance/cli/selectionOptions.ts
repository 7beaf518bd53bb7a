import { type Command, InvalidArgumentError, Option } from "commander";
import { covarianceTypes } from "../../src/model/index.ts";
import { difficulties, flagNames } from "../cases/index.ts";
import { requestables } from "../protocol/index.ts";
import { equationNumber } from "./equationNumber.ts";

const isOperation = (name: string) => (requestables as readonly string[]).includes(name);

/** The operations in a list, as in m_step,em. */
function operations(text: string): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  if (!names.every(isOperation))
    throw new InvalidArgumentError(`some of ${requestables.join(",")} are needed`);
  return names;
}

/** A command with the options that choose cases. */
export function withSelection(command: Command): Command {
  return command
    .option("--operation <names>", "only these operations, as in m_step,em", operations)
    .addOption(new Option("--structure <name>", "only these covariances").choices(covarianceTypes))
    .option("--dataset <name>", "only cases on this data set")
    .addOption(new Option("--flag <name>", "only cases that carry this flag").choices(flagNames))
    .option("--equation <number>", "only cases that rest on this equation", equationNumber)
    .addOption(new Option("--difficulty <name>", "only this difficulty").choices(difficulties))
    .option("--id <text>", "only this case, or cases whose id contains this");
}
