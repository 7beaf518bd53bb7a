import { type Command, Option } from "commander";
import { covarianceTypes } from "../../src/model/index.ts";
import { difficulties, flagNames } from "../cases/index.ts";
import { requestables } from "../protocol/index.ts";
import { equationNumber } from "./equationNumber.ts";

/** A command with the options that choose cases. */
export function withSelection(command: Command): Command {
  return command
    .addOption(new Option("--operation <name>", "only this operation").choices(requestables))
    .addOption(new Option("--structure <name>", "only these covariances").choices(covarianceTypes))
    .option("--dataset <name>", "only cases on this data set")
    .addOption(new Option("--flag <name>", "only cases that carry this flag").choices(flagNames))
    .option("--equation <number>", "only cases that rest on this equation", equationNumber)
    .addOption(new Option("--difficulty <name>", "only this difficulty").choices(difficulties))
    .option("--id <text>", "only this case, or cases whose id contains this");
}
