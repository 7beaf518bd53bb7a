import { exitCodes } from "../check/index.ts";

/** What SIGINT and SIGTERM mean to a run. */
export interface Interruption {
  /** Given by the first of them. */
  readonly signal: AbortSignal;
  /** Hands both back. */
  over(): void;
}

/** Takes SIGINT and SIGTERM for a wish to end in good order; a second one ends at once. */
export function interruption(): Interruption {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return {
    signal: controller.signal,
    over: () => process.off("SIGINT", stop).off("SIGTERM", stop),
  };
}
