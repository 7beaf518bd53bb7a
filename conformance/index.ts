export { type Corpus, type GoldenCase, readCorpus } from "./cases/index.ts";
export {
  type CaseEvent,
  type CheckOptions,
  checkImplementation,
  type Event,
  type Judgement,
  type KnownFailures,
  type Summary,
  type Verdict,
} from "./check/index.ts";
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
