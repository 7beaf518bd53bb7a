export type { Extent } from "../diagnosis/index.ts";
export { type CheckOptions, checkImplementation } from "./checkImplementation.ts";
export type { CaseEvent, DiagnosisEvent, Event, LawEvent, LawSummary, Summary } from "./events.ts";
export { exitCodeOf, exitCodes, gravest } from "./exitCode.ts";
export {
  checkNames,
  type KnownFailures,
  knownFailures,
  listBeside,
  readKnownFailures,
} from "./knownFailures.ts";
export {
  defaultRuns,
  defaultSeed,
  everyLaw,
  type LawPlan,
  runsOf,
} from "./lawPlan.ts";
export { ownFitRequests } from "./ownAttempts.ts";
export { type OwnFit, ownFitsOf } from "./ownFit.ts";
export { type Shortfall, shortfallOf } from "./shortfall.ts";
export type { OnTiming } from "./timing.ts";
export { undeclaredCase } from "./undeclaredCase.ts";
export { failingVerdicts, type Judgement, type Verdict } from "./verdict.ts";
