export type { Counterexample } from "./counterexample.ts";
export { describeFinding } from "./describeFinding.ts";
export type { Ending, FuzzEvent, FuzzFinding, FuzzSummary } from "./events.ts";
export { type Replayable, readReplayable, writeCounterexample } from "./files.ts";
export { type FuzzOptions, fuzz } from "./fuzz.ts";
export { replay } from "./replay.ts";
export { lawsNamed } from "./targets.ts";
