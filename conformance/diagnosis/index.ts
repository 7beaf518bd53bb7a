export type { Diagnosis } from "./describe.ts";
export { diagnose, diagnoseEach } from "./diagnose.ts";
export { type Failure, isEvidence } from "./evidence.ts";
