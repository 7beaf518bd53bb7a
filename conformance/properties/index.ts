export * from "./arbitraries/index.ts";
export { examine, type Violation } from "./examine.ts";
export type { Law, Needs } from "./law.ts";
export { applies, lawProperty } from "./lawProperty.ts";
export { laws, lawsOf } from "./laws/index.ts";
export { excessOf, type Finding, worst } from "./slack/finding.ts";
export { IllPosed } from "./slack/illPosed.ts";
