export { type CovarianceRange, covarianceMatrix, varianceVector } from "./covarianceMatrix.ts";
export { rangeOfEquation } from "./equationRange.ts";
export { mixtureParameters } from "./parameters.ts";
export { questions } from "./questions.ts";
export { defaultRange, type InputRange, isEmptyRange, NoInputs, rangeFor } from "./range.ts";
export { type Regime, regimes } from "./regimes.ts";
export type { Shape } from "./shape.ts";
export { shapes } from "./shapes.ts";
export { mixingWeights, responsibilityRow } from "./shares.ts";
