export * from "./arbitraries/index.ts";
export { type Examination, examine, examined, type Violation } from "./examine.ts";
export type { Law, Needs } from "./law.ts";
export { applies, hasInputs, lawProperty, unmetNeed } from "./lawProperty.ts";
export { type Chapter, chapterOf, laws, lawsOf } from "./laws/index.ts";
export { type Outside, outsideOf } from "./outside.ts";
export { written } from "./questions/written.ts";
export { excessOf, type Finding, worst } from "./slack/finding.ts";
export { IllPosed } from "./slack/illPosed.ts";
