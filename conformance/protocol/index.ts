export { undeclared } from "./declared.ts";
export type { Implementation, Reply } from "./implementation.ts";
export { inProcess, type OperationFunctions } from "./inProcess.ts";
export { describeIssues } from "./issues.ts";
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
export type { ProcessOptions } from "./processOptions.ts";
export { wireMatrices, wireMatrix, wireVector } from "./tensors.ts";
export { describeThrown } from "./thrown.ts";
