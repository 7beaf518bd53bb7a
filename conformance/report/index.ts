export { consoleReport } from "./consoleReport.ts";
export { jsonReport } from "./jsonReport.ts";
