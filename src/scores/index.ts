export { freeParameters } from "./freeParameters.ts";
export { aic, bic } from "./informationCriteria.ts";
