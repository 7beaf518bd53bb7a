export { certified } from "./certified.ts";
export { type OwnCase, type OwnStart, ownCases } from "./plan.ts";
export { prepare, writeCase } from "./write.ts";
