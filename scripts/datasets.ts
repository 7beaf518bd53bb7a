/**
 * Writes the data sets that are drawn from a seed or computed from others: `npm run datasets`.
 * (The reconstruction of the mixed population is written by `mixed-population/reconstruct.ts`.)
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeWhole } from "../conformance/files/index.ts";
import { drawnFiles } from "./datasets/drawnFiles.ts";
import { standardisedFiles } from "./datasets/standardisedFiles.ts";

const folder = fileURLToPath(new URL("../golden/datasets/", import.meta.url));
const oldFaithful = readFileSync(join(folder, "old-faithful.csv"), "utf8");

for (const { file, text } of [...standardisedFiles(oldFaithful), ...drawnFiles()]) {
  writeWhole(join(folder, file), text);
  console.log(`golden/datasets/${file}`);
}
