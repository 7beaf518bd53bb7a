import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { refuseNothingAfterDashes } from "./afterDashes.ts";
import { certifyCommand } from "./certify.ts";
import { checkCommand } from "./check.ts";
import { conclude } from "./conclusion.ts";
import { copyCommand } from "./copy.ts";
import { explainCommand } from "./explain.ts";
import { fitCommand } from "./fit.ts";
import { fuzzCommand } from "./fuzz.ts";
import { initCommand } from "./init.ts";
import { listCommand } from "./list.ts";
import { matrixCommand } from "./matrix.ts";
import { replayCommand } from "./replay.ts";

/** The command line: reads it, does what it says, and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("gmm-conformance")
    .description(packageJson.description)
    .version(packageJson.version)
    .addCommand(initCommand())
    .addCommand(checkCommand())
    .addCommand(listCommand())
    .addCommand(explainCommand())
    .addCommand(copyCommand())
    .addCommand(fitCommand())
    .addCommand(certifyCommand())
    .addCommand(fuzzCommand())
    .addCommand(replayCommand(argv))
    .addCommand(matrixCommand())
    .exitOverride();
  for (const command of program.commands) command.exitOverride();
  try {
    refuseNothingAfterDashes(argv);
    await program.parseAsync(argv);
  } catch (error) {
    conclude(error);
  }
}
