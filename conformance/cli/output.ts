import { exitCodes } from "../check/index.ts";
import { Unwritable } from "../files/index.ts";

const brokenPipes: ReadonlySet<unknown> = new Set(["EPIPE", "ECONNRESET"]);

/** Whether whoever read an output has seen enough, as `head` does. */
export function isBrokenPipe(error: Error): boolean {
  return "code" in error && brokenPipes.has(error.code);
}

const outputs = [
  { name: "standard output", stream: process.stdout },
  { name: "standard error", stream: process.stderr },
] as const;

/**
 * Watches over the two outputs of this process to its end. A reader that has gone is no failure:
 * nothing more is said to it. Where output cannot be written for another reason, that is said once,
 * and is the exit code, whatever else happened.
 */
export function watchOutput(): void {
  let isLost = false;
  for (const { name, stream } of outputs)
    stream.on("error", (error: Error) => {
      if (isLost || isBrokenPipe(error)) return;
      isLost = true;
      process.stderr.write(`${new Unwritable(name, error).message}\n`);
    });
  process.on("exit", () => {
    if (isLost) process.exitCode = exitCodes.fault;
  });
}
