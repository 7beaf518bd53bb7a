/**
 * Recomputes golden cases and compares them byte for byte: `npm run golden:verify` does all of
 * them, with `-- --only TEXT` those whose id contains it. First the checksums of every file.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { manifestProblems } from "../conformance/cases/index.ts";
import { casePath, goldenFolder } from "./golden/places.ts";
import { plan } from "./golden/plan.ts";
import { certifyAll } from "./golden/workers.ts";

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const cases = plan.filter(({ id }) => id.includes(values.only));
const problems = [...manifestProblems(goldenFolder)];
const folder = mkdtempSync(join(tmpdir(), "golden-"));
try {
  await certifyAll(cases, folder);
  for (const { dataset, id } of cases) {
    const [committed, recomputed] = [goldenFolder, folder].map((root) =>
      readFileSync(join(root, casePath(dataset, id)), "utf8"),
    );
    if (committed !== recomputed)
      problems.push(`golden/${casePath(dataset, id)}: recomputes to other bytes`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const problem of problems) console.error(problem);
console.log(`${cases.length} cases recomputed, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
