import { z } from "zod";
import { GmmError } from "../../src/model/index.ts";

/** The most seconds that a timer can wait: beyond, it would not wait at all. */
export const longestWait = 2_147_483;

/** Seconds to wait, as a file states them. */
export const waitSeconds = z
  .number()
  .positive("must be above 0 seconds")
  .max(longestWait, `must be at most ${longestWait} seconds, the longest that a timer can wait`);

/**
 * Refuses a number of seconds that no timer can wait.
 *
 * @throws GmmError `invalid_input` naming the option
 */
export function checkSeconds(option: string, seconds: number): void {
  if (seconds > 0 && seconds <= longestWait) return;
  throw new GmmError(
    "invalid_input",
    option,
    `is ${seconds}; a number of seconds above 0, at most ${longestWait}, is needed`,
  );
}
