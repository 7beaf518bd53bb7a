export { type Contestant, contestantsIn, packagedContestants } from "./contestants.ts";
export { differences } from "./differences.ts";
export { type Entry, type Matrix, matrix } from "./entry.ts";
export { measure } from "./measure.ts";
export { generatedBy, matrixPage } from "./page.ts";
