/**
 * Writes the golden corpus: `npm run golden`. With `-- --only TEXT`, only the cases whose id
 * contains it.
 */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fileText, manifestOf } from "../conformance/cases/index.ts";
import { casePath, goldenFolder } from "./golden/places.ts";
import { plan } from "./golden/plan.ts";
import { certifyAll } from "./golden/workers.ts";

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });

/** Removes the cases that are planned no longer. */
function removeStale(): void {
  const kept = new Set(plan.map(({ dataset, id }) => casePath(dataset, id)));
  const files = readdirSync(join(goldenFolder, "cases"), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".json")))
    if (!kept.has(`cases/${file}`)) rmSync(join(goldenFolder, "cases", file));
}

await certifyAll(
  plan.filter(({ id }) => id.includes(values.only)),
  goldenFolder,
);
removeStale();
const manifest = manifestOf(goldenFolder);
writeFileSync(join(goldenFolder, "manifest.json"), fileText(manifest));
console.log(`${plan.length} cases, ${manifest.files.length} files`);
