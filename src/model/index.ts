export * from "./errors.ts";
export * from "./matrix.ts";
export * from "./overflow.ts";
export * from "./parameters.ts";
export * from "./positiveDefinite.ts";
export * from "./validate.ts";
