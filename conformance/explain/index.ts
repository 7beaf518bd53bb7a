export { bookEquations, explainBookEquation } from "./bookEquation.ts";
export { explainEquation } from "./equation.ts";
export { explainCase } from "./explainCase.ts";
export { explainFlag } from "./flag.ts";
export { explainLaw } from "./law.ts";
export { explainMutant } from "./mutant.ts";
export { nearest } from "./nearest.ts";
