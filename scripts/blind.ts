/**
 * Blind tests of the diagnosis: every mutant that is an edit of an equation is diagnosed with the
 * names of all of them withheld, by the work that a diagnosis usually takes (`npm run blind`; `-- --diagnosis
 * all` allows more). Found is a formula of an equation that the mutant breaks, or a factor that was fitted
 * to its answers. Fails where less than 80 % are found.
 */
import { parseArgs } from "node:util";
import { type GoldenCase, readCorpus } from "../conformance/cases/index.ts";
import { type Diagnosis, diagnose, type Extent } from "../conformance/diagnosis/index.ts";
import { passesAsPrinted } from "../conformance/kills/caseKills.ts";
import { outcomesOf } from "../conformance/kills/outcomes.ts";
import { trialCases } from "../conformance/kills/trialCases.ts";
import { type Mutant, mutantAdapter, mutants } from "../conformance/mutants/index.ts";

const required = 0.8;

const { values } = parseArgs({ options: { diagnosis: { type: "string", default: "usual" } } });
const extent: Extent = values.diagnosis === "all" ? "all" : "usual";
const corpus = readCorpus();
const edits = mutants.filter((mutant) => mutant.edits.length > 0);
const without = edits.map(({ name }) => name);

/** The cases that the printed equations pass in doubles: no other tells one formula from another. */
async function readableCases(): Promise<readonly GoldenCase[]> {
  const steps = trialCases(corpus).filter(({ operation }) => operation !== "fit");
  const readable = await Promise.all(steps.map((golden) => passesAsPrinted(golden, corpus)));
  return steps.filter((_, i) => readable[i]);
}

async function diagnosed(mutant: Mutant, asked: readonly GoldenCase[]) {
  const implementation = mutantAdapter(mutant);
  const { failures, passed } = await outcomesOf(implementation, asked, corpus);
  const began = performance.now();
  const diagnoses = await diagnose(failures, passed, corpus, { without, extent });
  return { diagnoses, took: (performance.now() - began) / 1000 };
}

/** The formula that was found for one of the equations that a mutant breaks. */
function foundIn(diagnoses: readonly Diagnosis[], { breaks }: Mutant): string | undefined {
  const edit = diagnoses
    .filter(({ kind }) => kind === "edit")
    .flatMap(({ formulas }) => formulas)
    .find(({ number }) => breaks.includes(number));
  return edit?.implemented.unicode ?? diagnoses.find(({ kind }) => kind === "family")?.sentence;
}

const asked = await readableCases();
const times: number[] = [];
let found = 0;
for (const mutant of edits) {
  const { diagnoses, took } = await diagnosed(mutant, asked);
  const formula = foundIn(diagnoses, mutant);
  times.push(took);
  if (formula !== undefined) found++;
  const said = formula ?? `NOT FOUND: ${diagnoses.map(({ sentence }) => sentence).join("; ")}`;
  console.log(`${mutant.name} (${mutant.breaks.join(", ")}), ${took.toFixed(1)} s: ${said}`);
}
times.sort((a, b) => a - b);
const share = found / edits.length;
console.log(
  `${found} of ${edits.length} found (${Math.round(100 * share)} %), in ${times[times.length >> 1].toFixed(1)} s in the median, ${times.at(-1)?.toFixed(1)} s at most`,
);
if (share < required) process.exitCode = 1;
