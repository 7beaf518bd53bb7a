/**
 * Mutates the code of three rooms and asks whether a test notices: `npm run mutation`. Fails below
 * 90 % killed, on a survivor that scripts/mutation/survivors.json does not explain, and on an
 * explanation of one that does not survive. Results are kept in .build/mutation, so that
 * the next run tries only what changed in these rooms and their tests. Arguments go to Stryker: `-- --force` tries
 * everything anew, `-- --mutate FILES` some files only.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { writeWhole } from "../conformance/files/index.ts";
import { type Explanation, judge, percentKilled, type Score } from "./mutation/judge.ts";
import { type Mutant, outcomes, type Report, withoutUntraced } from "./mutation/report.ts";

const rooms = ["src/float64", "conformance/compare", "src/exact/engine"];
const leastPercent = 90;
const reportFile = ".build/mutation/mutation.json";
const keptFile = ".build/mutation/incremental.json";

const readJson = (path: string | URL): unknown => JSON.parse(readFileSync(path, "utf8"));

function describeScore(name: string, score: Score): string {
  const { killed, timedOut, survived, uncovered } = score;
  const counts = `${killed} killed, ${timedOut} timed out, ${survived} survived, ${uncovered} not covered`;
  return `${name}: ${percentKilled(score).toFixed(1)} % (${counts})`;
}

const describeMutant = ({ file, line, from, to }: Mutant) =>
  `${file}: ${line}\n    ${from} → ${to}`;

/**
 * Stryker does not know which tests see a constant of a module: it would keep such a survivor
 * although a new test kills it. So it has to try them again.
 */
function forgetUntraced(): void {
  if (!existsSync(keptFile)) return;
  const kept = readJson(keptFile) as Report;
  writeWhole(keptFile, JSON.stringify(withoutUntraced(kept)));
}

rmSync(reportFile, { force: true });
forgetUntraced();
const { status } = spawnSync("npx", ["stryker", "run", ...process.argv.slice(2)], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
if (status !== 0) throw new Error("Stryker did not finish: its own message stands above");

const explanations = readJson(new URL("mutation/survivors.json", import.meta.url));
const {
  score,
  rooms: scores,
  ...complaints
} = judge(outcomes(readJson(reportFile) as Report), rooms, explanations as readonly Explanation[]);
for (const room of rooms) console.log(describeScore(room, scores[room]));
console.log(describeScore("in all", score));
for (const mutant of complaints.unexplained)
  console.log(`SURVIVED, and is not explained: ${describeMutant(mutant)}`);
for (const mutant of complaints.stale)
  console.log(`EXPLAINED, but does not survive: ${describeMutant(mutant)}`);
const enough = percentKilled(score) >= leastPercent;
if (!enough) console.log(`TOO FEW killed: ${leastPercent} % is needed`);
const faults = complaints.unexplained.length + complaints.stale.length;
process.exitCode = enough && faults === 0 ? 0 : 1;
