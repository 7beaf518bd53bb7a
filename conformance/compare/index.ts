export { type Comparison, compareQuantity } from "./compareQuantity.ts";
export { parameterScales } from "./parameterScales.ts";
export { roundingOfSums, safety } from "./rounding.ts";
