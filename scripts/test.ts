/**
 * Checks everything, says which part failed, and ends with the count of tests: `npm test`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

const report = ".build/vitest.json";

/** The parts, in the order in which they run: what each is called, and the npm script that it is. */
const parts: readonly { readonly name: string; readonly script: readonly string[] }[] = [
  { name: "format and lint", script: ["lint"] },
  { name: "types", script: ["types"] },
  { name: "import directions", script: ["imports"] },
  { name: "unused files, exports and dependencies", script: ["unused"] },
  { name: "published schemas", script: ["schemas", "--", "--check"] },
  { name: "explanation of the flags", script: ["flags", "--", "--check"] },
  { name: "formulas in the specification", script: ["spec", "--", "--check"] },
  { name: "tests", script: ["unit"] },
  { name: "traceability", script: ["traceability", "--", "--check"] },
  { name: "golden files, a sample recomputed", script: ["golden:verify", "--", "--sample", "8"] },
];

function passes({ name, script }: (typeof parts)[number]): boolean {
  console.log(`\n=== ${name} ===`);
  const { status } = spawnSync("npm", ["run", "--silent", ...script], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return status === 0;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

function counts(): VitestReport {
  try {
    return JSON.parse(readFileSync(report, "utf8")) as VitestReport;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  }
}

rmSync(report, { force: true });
const failed = parts.filter((part) => !passes(part)).map(({ name }) => name);
const { numPassedTests, numFailedTests, numPendingTests } = counts();
const everything = process.env["GMM_REQUIRE_ADAPTERS"] === "1";
if (everything && numPendingTests > 0) failed.push(`${numPendingTests} tests were left out`);
if (numPendingTests > 0)
  console.log(`\nLEFT OUT: ${numPendingTests} tests, for want of a runtime (see above)`);

console.log("");
for (const name of failed) console.log(`FAILED: ${name}`);
console.log(
  `${numPassedTests + parts.length - failed.length} passed, ${numFailedTests + failed.length} failed`,
);
process.exitCode = failed.length === 0 && numPassedTests > 0 ? 0 : 1;
