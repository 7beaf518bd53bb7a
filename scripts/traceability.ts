/**
 * Writes spec/TRACEABILITY.md from the code, the golden files and the test runner's report of what
 * passed. `--check` writes nothing, and fails where the page is stale or an equation lacks support.
 */
import { readdirSync, readFileSync } from "node:fs";
import { writeWhole } from "../conformance/files/index.ts";
import { equations } from "../src/exact/equations/index.ts";
import { splicingFaults } from "./spec/faults.ts";
import { citationsIn } from "./traceability/citations.ts";
import { matrix } from "./traceability/matrix.ts";
import { filesNotRun, passedTests, type TestReport } from "./traceability/passedTests.ts";
import {
  type CitingCase,
  deviationFaults,
  type Sources,
  traceabilityFaults,
  traces,
} from "./traceability/trace.ts";

const page = "spec/TRACEABILITY.md";
const reportFile = ".build/vitest.json";

/** The files below a folder, as paths from the root, in a fixed order. */
function filesIn(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((path) => ending.test(path))
    .sort();
}

function textOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return otherwise;
  }
}

const texts = (paths: readonly string[]): Record<string, string> =>
  Object.fromEntries(paths.map((path) => [path, readFileSync(path, "utf8")]));
const isTest = (path: string) => path.endsWith(".test.ts");

const reportText = textOr(reportFile, "");
if (reportText === "") {
  console.error(`${reportFile}: is missing; \`npm test\` writes it`);
  process.exit(1);
}
const report = JSON.parse(reportText) as TestReport;
const chapterFiles = filesIn("spec", /\.md$/).filter((path) => path !== page);
const sources: Sources = {
  equations,
  entryFiles: texts(filesIn("src/exact/equations", /\.ts$/).filter((path) => !isTest(path))),
  citations: filesIn("src/float64", /\.ts$/)
    .filter((path) => !isTest(path))
    .flatMap((path) => citationsIn(readFileSync(path, "utf8"), path)),
  tests: passedTests(report, process.cwd()),
  cases: filesIn("golden/cases", /\.json$/).map(
    (path) => JSON.parse(readFileSync(path, "utf8")) as CitingCase,
  ),
  chapters: Object.fromEntries(
    Object.entries(texts(chapterFiles)).map(([path, text]) => [path.replace("spec/", ""), text]),
  ),
};

const written = matrix(traces(sources), sources.citations);
const faults = [
  ...filesNotRun(report, process.cwd(), filesIn("spec", /\.spec\.ts$/)).map(
    (file) => `${reportFile}: has nothing of ${file}; it is not the report of a whole run`,
  ),
  ...traceabilityFaults(sources),
  ...deviationFaults(sources.citations, textOr("spec/deviations.md", "")),
  ...splicingFaults(sources.chapters, equations),
];

if (!process.argv.includes("--check")) writeWhole(page, written);
else if (textOr(page, "") !== written)
  faults.unshift(`${page}: is stale (npm run traceability writes it)`);

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
