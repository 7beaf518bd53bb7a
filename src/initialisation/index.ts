export { type BestOfStarts, bestOfStarts, type StartsOptions, sameEnd } from "./bestOfStarts.ts";
export { kMeansStart } from "./kMeansStart.ts";
export { randomRowsStart } from "./randomRowsStart.ts";
export type { Distances, KMeansOptions, StartOptions } from "./startOptions.ts";
