/** One EM step, timed side by side with other implementations: `npm run bench`. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";
import { Command } from "commander";
import { step } from "../src/float64/index.ts";
import type { FullParameters } from "../src/model/index.ts";
import { type Contestant, inThisProcess } from "./bench/contestant.ts";
import { gaussianMixtureModel } from "./bench/gaussianMixtureModel.ts";
import { grid, type Size } from "./bench/problem.ts";
import { scikitLearn } from "./bench/scikitLearn.ts";
import { timesOf } from "./bench/timesOf.ts";

const explanation = `One EM step, full covariance. The median over the rounds of the ratio of our time to
theirs; all take turns in every round. Ours is the public \`step\`, its input checks included;
scikit-learn's is \`_e_step\` and \`_m_step\`, without its input checks, and includes the
log likelihood, which comes with its E step.`;

/** The interpreter of this project's own adapter of scikit-learn, where that is installed. */
const installed = fileURLToPath(
  new URL("../conformance/adapters/scikit-learn/.venv/bin/python", import.meta.url),
);

const { python, rounds } = new Command("bench")
  .description(explanation)
  .option(
    "--python <path>",
    "an interpreter that has scikit-learn (default: that of its adapter, where it is installed)",
    process.env["BENCH_PYTHON"] ?? (existsSync(installed) ? installed : undefined),
  )
  .option("--rounds <count>", "how many rounds", Number, 21)
  .parse()
  .opts<{ python?: string; rounds: number }>();

const ours = inThisProcess("ours", ({ data, theta }) => {
  return () => step(data, theta) as FullParameters;
});

async function main(): Promise<void> {
  const others = await rivals();
  console.log(`\n${explanation}\n`);
  for (const { name } of others) console.log(`- ${name}`);
  const table = new Table({
    head: [
      "N",
      "D",
      "K",
      "ours ms",
      ...others.flatMap(({ name }) => [`${name.split(" ")[0]} ms`, "ratio"]),
      "required",
    ],
    style: { head: [], border: [] },
  });
  for (const size of grid) {
    const times = await timesOf(size, [ours, ...others], rounds);
    const ratios = times.slice(1).map((theirs) => median(theirs.map((t, r) => times[0][r] / t)));
    const [N, D, K] = [size.N, size.D, size.K];
    const cells = ratios.flatMap((ratio, at) => [ms(median(times[at + 1])), ratio.toFixed(2)]);
    table.push([N, D, K, ms(median(times[0])), ...cells, verdict(size, ratios[0], others)]);
    console.error(`measured ${N}×${D}×${K}`);
  }
  console.log(table.toString());
  for (const { close } of others) close();
}

/** The other implementations that are there; says which are not. */
async function rivals(): Promise<readonly Contestant[]> {
  const found: Contestant[] = [];
  if (python === undefined)
    console.error(
      "SCIKIT-LEARN IS NOT MEASURED: run conformance/adapters/scikit-learn/install.sh, or name an interpreter by --python",
    );
  else found.push(await scikitLearn(python));
  const npm = gaussianMixtureModel();
  if (typeof npm === "string") console.error(npm);
  else found.push(npm);
  return found;
}

function verdict({ required }: Size, ratio: number, others: readonly Contestant[]): string {
  if (required === undefined || !others[0]?.name.startsWith("scikit-learn")) return "";
  if (ratio > required) process.exitCode = 1;
  return `≤ ${required}: ${ratio <= required ? "met" : "NOT MET"}`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function ms(seconds: number): string {
  return (1000 * seconds).toFixed(3);
}

await main();
