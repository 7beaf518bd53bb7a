export { undeclared, undeclaredOutline } from "./declared.ts";
export { declaredOnly } from "./declaredOnly.ts";
export type { Implementation, Reply } from "./implementation.ts";
export { inProcess, type OperationFunctions } from "./inProcess.ts";
export { describeIssues } from "./issues.ts";
export { excludedBy } from "./limitMissed.ts";
export type { Limit } from "./limits.ts";
export * from "./messages.ts";
export { fromWireModel, toWireModel } from "./model.ts";
export {
  fromWire,
  type NumberTree,
  toWire,
  type WireNumber,
  type WireValue,
} from "./numbers.ts";
export { type AnyRequest, openOneShot } from "./oneShot.ts";
export { type Opened, openProcess } from "./openProcess.ts";
export type { Outline } from "./outline.ts";
export { printable } from "./printable.ts";
export type { ProcessOptions } from "./processOptions.ts";
export { wireMatrices, wireMatrix, wireVector } from "./tensors.ts";
export { describeThrown } from "./thrown.ts";
export { describeUnanswered } from "./unanswered.ts";
export { longestWait, waitSeconds } from "./waiting.ts";
