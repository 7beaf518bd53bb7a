/**
 * Writes the data sets that are drawn from a seed or computed from others: `npm run datasets`.
 * (The reconstruction of the mixed population is written by `mixed-population/reconstruct.ts`.)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { drawnFiles } from "./datasets/drawnFiles.ts";
import { standardisedFiles } from "./datasets/standardisedFiles.ts";

const folder = new URL("../golden/datasets/", import.meta.url);
const oldFaithful = readFileSync(new URL("old-faithful.csv", folder), "utf8");

for (const { file, text } of [...standardisedFiles(oldFaithful), ...drawnFiles()]) {
  writeFileSync(new URL(file, folder), text);
  console.log(`golden/datasets/${file}`);
}
