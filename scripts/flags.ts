/**
 * Writes golden/FLAGS.md from the flags' definitions and the corpus: `npm run flags`. With
 * `-- --check`, says whether it is stale.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { goldenFolder, readCorpus } from "../conformance/cases/index.ts";
import { writeWhole } from "../conformance/files/index.ts";
import { flagsPage } from "./flags/page.ts";

const path = `${goldenFolder}FLAGS.md`;
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const text = flagsPage(readCorpus().cases);
if (!values.check) writeWhole(path, text);
else if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
  console.error("golden/FLAGS.md: is stale; npm run flags writes it anew");
  process.exitCode = 1;
}
