export { kMeansStart } from "./kMeansStart.ts";
export { randomRowsStart } from "./randomRowsStart.ts";
export type { StartOptions } from "./startOptions.ts";
