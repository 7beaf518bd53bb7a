import { setImmediate } from "node:timers/promises";

/** How long signals and timers may have to wait. */
const milliseconds = 50;

/** Lets signals and timers have their turn, where they have waited for long. */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < milliseconds) return;
    await setImmediate();
    last = performance.now();
  };
}
