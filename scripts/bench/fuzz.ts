/**
 * How many differential inputs `fuzz` tries a second: `npm run bench:fuzz`, in seconds for each:
 * `-- --seconds 10`. At most 30 points, 3 dimensions, 3 components.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { float64Adapter } from "../../conformance/adapters/float64/adapter.ts";
import { defaultPatience, watched } from "../../conformance/check/lawPatience.ts";
import { textbook } from "../../conformance/fuzz/fixtures/textbook.ts";
import { type Drawn, lawsNamed, targetsOf } from "../../conformance/fuzz/targets.ts";
import { trialOf } from "../../conformance/fuzz/trial.ts";
import { type Implementation, openProcess } from "../../conformance/protocol/index.ts";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "10" }, only: { type: "string", default: "" } },
});
const seconds = Number(values.seconds);
const laws = lawsNamed("agreement with the exact reading");

/** Inputs in which nothing is wrong, the time that they took, and the laws that others broke. */
interface Rate {
  readonly inputs: number;
  readonly seconds: number;
  readonly broken: readonly string[];
}

/**
 * Tries differential inputs, a batch of each law in turn. As in `fuzz`, a law that is broken is tried
 * no further; what it takes to certify the counterexample is not counted.
 */
async function rateOn(implementation: Implementation, drawn?: Drawn): Promise<Rate> {
  const subject = watched(implementation, defaultPatience);
  const { signal } = new AbortController();
  const shrinking = { shrinkingAttempts: 0, shrinkingBreakdowns: 0 };
  const options = { seed: 1, shrinking, signal, isTold: () => false };
  let entries = targetsOf(laws, implementation, drawn).map((target) => ({
    target,
    trial: trialOf(target, subject, options),
  }));
  let rate: Rate = { inputs: 0, seconds: 0, broken: [] };
  while (rate.seconds < seconds && entries.length > 0)
    for (const { target, trial } of entries)
      for (let tried = 0; tried < target.batch; tried++) {
        const began = performance.now();
        const { kind } = await trial.next();
        if (kind === "found") {
          rate = { ...rate, broken: [...rate.broken, target.law.name] };
          entries = entries.filter((entry) => entry.trial !== trial);
          break;
        }
        const took = (performance.now() - began) / 1000;
        rate = { ...rate, inputs: rate.inputs + 1, seconds: rate.seconds + took };
      }
  return rate;
}

async function report(
  name: string,
  required: number,
  implementation: Implementation,
  drawn?: Drawn,
) {
  const { inputs, seconds: taken, broken } = await rateOn(implementation, drawn);
  const rate = inputs / taken;
  const verdict = inputs > 0 && rate >= required ? "met" : "NOT MET";
  console.log(`${name}: ${Math.round(rate)} a second (at least ${required}: ${verdict})`);
  console.log(
    `  ${inputs} inputs in ${taken.toFixed(1)} s; broken: ${broken.join(", ") || "none"}`,
  );
  if (verdict !== "met") process.exitCode = 1;
  await implementation.close();
}

const chosen = (name: string) => name.includes(values.only);

if (chosen("textbook")) await report("in process, a textbook implementation", 2000, textbook());
if (chosen("built-in"))
  await report(
    "in process, the built-in implementation beside the equations",
    20,
    float64Adapter(),
  );

const folder = fileURLToPath(new URL("../../conformance/adapters/scikit-learn/", import.meta.url));
const python = `${folder}.venv/bin/python`;
if (!existsSync(python)) console.error("SCIKIT-LEARN IS NOT MEASURED: it is not installed");
else if (chosen("scikit-learn")) {
  const opened = await openProcess(python, [`${folder}adapter.py`]);
  if (opened.kind === "no_handshake") throw new Error(opened.detail);
  await report("a Python process, scikit-learn with full covariances", 200, opened.implementation, {
    covarianceTypes: ["full"],
  });
}
