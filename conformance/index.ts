export { type Corpus, type GoldenCase, readCorpus } from "./cases/index.ts";
export {
  type CaseEvent,
  type CheckOptions,
  checkImplementation,
  type Event,
  everyLaw,
  type Judgement,
  type KnownFailures,
  type LawEvent,
  type LawPlan,
  type Summary,
  type Verdict,
} from "./check/index.ts";
export {
  type Counterexample,
  type FuzzEvent,
  type FuzzFinding,
  type FuzzOptions,
  type FuzzSummary,
  fuzz,
} from "./fuzz/index.ts";
export * from "./properties/index.ts";
export {
  type Capabilities,
  type Hello,
  type Implementation,
  inProcess,
  type Opened,
  type OperationFunctions,
  openProcess,
  type ProcessOptions,
  type Reply,
} from "./protocol/index.ts";
