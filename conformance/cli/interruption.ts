import { exitCodes } from "../check/index.ts";
import { isBrokenPipe } from "./output.ts";

/** A wish to end a run in good order. */
export interface Interruption {
  /** Given by the first of the signals, or when output cannot be written any longer. */
  readonly signal: AbortSignal;
  /** Hands the signals back. */
  over(): void;
}

/** By these a user, a terminal that closes or a system that shuts down ends a program. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;

const outputs = [process.stdout, process.stderr] as const;

/** Takes a signal for a wish to end in good order; a second one ends at once. */
export function interruption(): Interruption {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
  };
  const giveUp = (error: Error) => {
    if (!isBrokenPipe(error)) controller.abort();
  };
  for (const name of signals) process.on(name, stop);
  for (const output of outputs) output.on("error", giveUp);
  return {
    signal: controller.signal,
    over: () => {
      for (const name of signals) process.off(name, stop);
      for (const output of outputs) output.off("error", giveUp);
    },
  };
}
