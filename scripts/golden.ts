/**
 * Writes the golden corpus: `npm run golden`. What was certified before, from the same question by
 * the same code, is taken from `.build/golden`, so that an interrupted run goes on where it ended;
 * `-- --fresh` certifies everything anew. With `-- --only TEXT`, only the cases whose id contains it.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fileText, manifestOf } from "../conformance/cases/index.ts";
import { writeWhole } from "../conformance/files/index.ts";
import { casePath, goldenFolder, writeAnswer, writeRefusal } from "./golden/places.ts";
import type { PlannedAnswer } from "./golden/plan/scenario.ts";
import { plannedAnswers, plannedRefusals } from "./golden/plan.ts";
import { removeStale } from "./golden/stale.ts";
import { recall } from "./golden/store.ts";
import { certifyAll } from "./golden/workers.ts";

const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, fresh: { type: "boolean", default: false } },
});

const places = [
  ...plannedAnswers.map(({ folder, id }) => casePath(folder, id)),
  ...plannedRefusals.map(({ folder, golden }) => casePath(folder, golden.id)),
];

function refuseRepeatedNames(): void {
  const repeated = places.filter((place, i) => places.indexOf(place) !== i);
  if (repeated.length > 0) throw new Error(`planned twice: ${repeated.join(", ")}`);
}

/** Writes a case that was certified before; false where it was not. */
function written(planned: PlannedAnswer): boolean {
  const certified = values.fresh ? undefined : recall(planned);
  if (certified !== undefined) writeAnswer(goldenFolder, planned, certified);
  return certified !== undefined;
}

refuseRepeatedNames();
for (const refusal of plannedRefusals) writeRefusal(goldenFolder, refusal);
const missing = plannedAnswers
  .filter(({ id }) => id.includes(values.only))
  .filter((planned) => !written(planned));
const timings = await certifyAll(missing, goldenFolder);
removeStale(goldenFolder, places);
const manifest = manifestOf(goldenFolder);
writeWhole(join(goldenFolder, "manifest.json"), fileText(manifest));
const total = timings.reduce((sum, { seconds }) => sum + seconds, 0);
console.log(
  `${places.length} cases, ${missing.length} of them certified anew in ${Math.round(total)} s of computing, ${manifest.files.length} files`,
);
