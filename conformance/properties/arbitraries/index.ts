export { type CovarianceRange, covarianceMatrix, varianceVector } from "./covarianceMatrix.ts";
export { rangeOfEquation } from "./equationRange.ts";
export { mixtureParameters, type Shape, shapes } from "./parameters.ts";
export { questions } from "./questions.ts";
export { defaultRange, type InputRange, isEmptyRange, NoInputs, rangeFor } from "./range.ts";
export { type Regime, regimes } from "./regimes.ts";
export { mixingWeights, responsibilityRow } from "./shares.ts";
