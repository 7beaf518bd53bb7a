export type { Certified } from "./certified.ts";
export { certify } from "./certify.ts";
export { type Description, toGoldenCase } from "./goldenCase.ts";
export type { Question } from "./question.ts";
export { roundedResponsibilities } from "./responsibilities.ts";
