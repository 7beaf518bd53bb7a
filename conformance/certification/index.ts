export { certify } from "./certify.ts";
export { type Description, toGoldenCase } from "./goldenCase.ts";
export type { Answer, Question, Tree } from "./question.ts";
