export { certifier } from "./certifier.ts";
export { type OwnCase, type OwnStart, ownCases } from "./plan.ts";
export { casePath, expectNoLonger, type Prepared, prepare, writeCase } from "./write.ts";
