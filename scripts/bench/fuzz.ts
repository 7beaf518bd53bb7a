/**
 * How many differential inputs `fuzz` tries a second: `tsx scripts/bench/fuzz.ts`, in seconds for
 * each: `-- --seconds 10`. At most 30 points, 3 dimensions, 3 components.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { float64Adapter } from "../../conformance/adapters/float64/adapter.ts";
import { defaultPatience, watched } from "../../conformance/check/lawPatience.ts";
import { textbook } from "../../conformance/fuzz/fixtures/textbook.ts";
import { lawsNamed, type Target, targetsOf } from "../../conformance/fuzz/targets.ts";
import { trialOf } from "../../conformance/fuzz/trial.ts";
import { type Implementation, openProcess } from "../../conformance/protocol/index.ts";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "10" }, only: { type: "string", default: "" } },
});
const seconds = Number(values.seconds);
const laws = lawsNamed("agreement with the exact reading");

/** Tries differential inputs in turn, and counts the batches in which nothing is found. */
async function rateOn(implementation: Implementation): Promise<Rate> {
  const subject = watched(implementation, defaultPatience);
  const { signal } = new AbortController();
  const shrinking = { seconds: 0, breakdowns: 0 };
  const begin = (target: Target, seed: number) => ({
    target,
    seed,
    trial: trialOf(target, subject, { seed, shrinking, signal }),
  });
  let entries = targetsOf(laws, implementation).map((target) => begin(target, 1));
  let rate: Rate = { inputs: 0, seconds: 0, processor: 0 };
  while (rate.seconds < seconds)
    for (const { target, trial, seed } of entries) {
      const [began, processor] = [performance.now(), process.cpuUsage()];
      const kinds: string[] = [];
      while (kinds.length < target.batch && kinds.at(-1) !== "found")
        kinds.push((await trial.next()).kind);
      const { user, system } = process.cpuUsage(processor);
      if (kinds.at(-1) === "found")
        entries = entries.map((entry) =>
          entry.target === target ? begin(target, seed + 1) : entry,
        );
      else
        rate = {
          inputs: rate.inputs + kinds.length,
          seconds: rate.seconds + (performance.now() - began) / 1000,
          processor: rate.processor + (user + system) / 1e6,
        };
    }
  return rate;
}

/** Inputs, and the time that they took: by the clock, and of this process alone. */
interface Rate {
  readonly inputs: number;
  readonly seconds: number;
  readonly processor: number;
}

async function report(name: string, required: number, implementation: Implementation) {
  const { inputs, seconds: clock, processor } = await rateOn(implementation);
  const rate = inputs / clock;
  const verdict = rate >= required ? "met" : "NOT MET";
  const busy = `${Math.round(inputs / processor)} a second of this process's own time`;
  console.log(`${name}: ${Math.round(rate)} a second, ${busy} (at least ${required}: ${verdict})`);
  if (rate < required) process.exitCode = 1;
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
  await report("a Python process, scikit-learn", 200, opened.implementation);
}
