import type { Event } from "../check/index.ts";

/** Infinity and NaN by name, as the protocol writes them. */
function named(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

/** A run as JSON Lines, one event a line. */
export function jsonReport(write: (text: string) => void): (event: Event) => void {
  return (event) => {
    write(`${JSON.stringify(event, named)}\n`);
  };
}
