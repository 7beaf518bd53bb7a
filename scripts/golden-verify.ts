/**
 * Recomputes golden cases and compares them byte for byte: `npm run golden:verify` does all of
 * them, with `-- --only TEXT` those whose id contains it, with `-- --sample COUNT` so many, spread
 * over the corpus, that take no more than a few seconds each. First the checksums of every file; last
 * every refusal, written again from its plan.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { manifestProblems } from "../conformance/cases/index.ts";
import { casePath, goldenFolder, writeRefusal } from "./golden/places.ts";
import type { PlannedAnswer } from "./golden/plan/scenario.ts";
import { plannedAnswers, plannedRefusals } from "./golden/plan.ts";
import { certifyAll } from "./golden/workers.ts";

const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, sample: { type: "string" } },
});

/** So many cases at even distances, without long trajectories and without fits of three components. */
function sampled(cases: readonly PlannedAnswer[], count: number): readonly PlannedAnswer[] {
  const short = cases.filter(({ id }) => !/em-20$|em-100$|k3-fit$/.test(id));
  const distance = short.length / Math.min(count, short.length);
  return short.filter((_, i) => Math.floor(i / distance) !== Math.floor((i - 1) / distance));
}

const chosen = plannedAnswers.filter(({ id }) => id.includes(values.only));
const cases = values.sample === undefined ? chosen : sampled(chosen, Number(values.sample));
const problems = [...manifestProblems(goldenFolder)];
if (cases.length === 0)
  problems.push(`--only ${values.only}: no case that has an answer is of that name`);
const folder = mkdtempSync(join(tmpdir(), "golden-"));
try {
  await certifyAll(cases, folder);
  for (const refusal of plannedRefusals) writeRefusal(folder, refusal);
  const refusals = plannedRefusals.map(({ folder: place, golden }) => ({
    folder: place,
    id: golden.id,
  }));
  for (const { folder: place, id } of [...cases, ...refusals]) {
    const [committed, recomputed] = [goldenFolder, folder].map((root) =>
      readFileSync(join(root, casePath(place, id)), "utf8"),
    );
    if (committed !== recomputed)
      problems.push(`golden/${casePath(place, id)}: recomputes to other bytes`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const problem of problems) console.error(problem);
console.log(
  `${cases.length} of ${plannedAnswers.length} cases recomputed, ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
