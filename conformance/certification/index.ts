export { certify } from "./certify.ts";
export { type Description, toGoldenCase } from "./goldenCase.ts";
export type { Question } from "./question.ts";
