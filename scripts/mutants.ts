import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readCorpus } from "../conformance/cases/index.ts";
import { writeWhole } from "../conformance/files/index.ts";
import { type Kill, killsFile, readKills, recordOf } from "../conformance/kills/record.ts";
import { killTable } from "../conformance/kills/table.ts";
import { trialCases } from "../conformance/kills/trialCases.ts";
import { mutants } from "../conformance/mutants/index.ts";

/**
 * Checks every mutant against the cases and the laws, and writes what kills it: `npm run mutants`. With
 * `-- --only TEXT`, only the mutants whose names contain it; what is recorded of the others stays.
 */

const corpus = readCorpus();
const cases = trialCases(corpus);
const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const recorded = new Map(
  (values.only === "" ? [] : readKills()).map((kill) => [kill.mutant, kill] as const),
);
const kills: Kill[] = [];
for (const [i, mutant] of mutants.entries()) {
  const before = mutant.name.includes(values.only) ? undefined : recorded.get(mutant.name);
  if (before !== undefined) {
    kills.push(before);
    continue;
  }
  if (process.stderr.isTTY) process.stderr.write(`${i + 1}/${mutants.length} ${mutant.name}\n`);
  kills.push(await recordOf(mutant, cases, corpus));
}
writeWhole(killsFile, `${JSON.stringify(kills, undefined, 2)}\n`);
const table = fileURLToPath(new URL("../conformance/mutants/TABLE.md", import.meta.url));
writeWhole(table, killTable(mutants, kills));
const unseen = kills.filter(({ cases: groups }) =>
  Object.values(groups).every(({ killed }) => killed === 0),
);
const lawless = kills.filter(({ laws }) => laws.length === 0);
console.info(`${kills.length} mutants`);
console.info(`no case kills: ${unseen.map(({ mutant }) => mutant).join(", ") || "none"}`);
console.info(`no law kills: ${lawless.map(({ mutant }) => mutant).join(", ") || "none"}`);
