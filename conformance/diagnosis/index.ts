export { computedBy } from "./candidate.ts";
export type { Diagnosis } from "./describe.ts";
export { diagnose, diagnoseEach, type Extent, type Reason } from "./diagnose.ts";
export type { Failure } from "./evidence.ts";
