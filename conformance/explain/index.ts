export { explainEquation } from "./equation.ts";
export { explainCase } from "./explainCase.ts";
export { nearest } from "./nearest.ts";
