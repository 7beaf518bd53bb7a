/**
 * Writes what the specification takes from the code: formulas, tables of names, equations.csv.
 * `--check` writes nothing, and fails where a file is not what it would write.
 */
import { readdirSync, readFileSync } from "node:fs";
import { writeWhole } from "../conformance/files/index.ts";
import { equations } from "../src/exact/equations/index.ts";
import { entryOf, equationBlock } from "./spec/equationBlock.ts";
import { equationList } from "./spec/equationList.ts";
import { splicingFaults } from "./spec/faults.ts";
import { notationTable } from "./spec/notationTable.ts";
import { splice } from "./spec/splice.ts";

const folder = "spec";
const blocks = {
  eq: (number: string) => equationBlock(entryOf(number, equations)),
  table: () => notationTable(equations),
};

const read = (name: string) => readFileSync(`${folder}/${name}`, "utf8");
const readOr = (name: string, otherwise: string) => {
  try {
    return read(name);
  } catch {
    return otherwise;
  }
};

const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
const chapters = Object.fromEntries(names.map((name) => [name, read(name)]));
const wanted: Record<string, string> = {
  ...Object.fromEntries(names.map((name) => [name, splice(chapters[name], name, blocks)])),
  "equations.csv": equationList(equations, read("equations.other.csv")),
};
const stale = Object.keys(wanted).filter((name) => wanted[name] !== readOr(name, ""));
const faults = splicingFaults(chapters, equations);

if (process.argv.includes("--check"))
  faults.unshift(...stale.map((name) => `${folder}/${name}: is stale (npm run spec writes it)`));
else for (const name of stale) writeWhole(`${folder}/${name}`, wanted[name]);

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
