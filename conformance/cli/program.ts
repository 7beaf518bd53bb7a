import { exitCodes } from "../check/index.ts";
import { conclude } from "./conclusion.ts";
import { main } from "./main.ts";
import { watchOutput } from "./output.ts";

/** Ends this process, and all that it started, with what an error means that nobody caught. */
function fail(error: unknown): void {
  conclude(error);
  process.exit();
}

/** Node's exit code where nothing is left to do and `main` has not come to its end. */
const unsettled = 13;

/** The command line as a process of its own. Whatever happens, the exit code says no more than is so. */
export async function program(argv: readonly string[]): Promise<void> {
  watchOutput();
  process.on("uncaughtException", fail).on("unhandledRejection", fail);
  process.on("exit", (code) => {
    if (code === unsettled) process.exitCode = exitCodes.fault;
  });
  await main(argv);
}
