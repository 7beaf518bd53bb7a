import { conclude } from "./conclusion.ts";
import { main } from "./main.ts";
import { watchOutput } from "./output.ts";

/** Ends this process, and all that it started, with what an error means that nobody caught. */
function fail(error: unknown): void {
  conclude(error);
  process.exit();
}

/** With these Node ends a command that waits for what never comes: which of them is seen differs between its versions. */
const unsettled: readonly number[] = [0, 13];

/** A command as a process of its own. Whatever happens, the exit code says no more than is so. */
export async function program(argv: readonly string[], command = main): Promise<void> {
  watchOutput();
  process.on("uncaughtException", fail).on("unhandledRejection", fail);
  let isDone = false;
  process.on("exit", (code) => {
    if (!isDone && unsettled.includes(code))
      conclude("the command stopped before it came to its end");
  });
  await command(argv);
  isDone = true;
}
