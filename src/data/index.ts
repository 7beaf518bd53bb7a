export { readCsv, type Table } from "./readCsv.ts";
export { standardise, type VarianceDivisor } from "./standardise.ts";
