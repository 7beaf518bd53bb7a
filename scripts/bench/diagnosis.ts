/**
 * How long `check` looks for the reasons of failing cases, for every installed adapter without its list
 * of known failures: `npm run bench:diagnosis`, for some of them: `-- scikit-learn linfa`. Seconds are
 * those of this processor, spent in this process.
 */
import { parseArgs } from "node:util";
import { readCorpus } from "../../conformance/cases/index.ts";
import { checkImplementation, failingVerdicts } from "../../conformance/check/index.ts";
import { type Contestant, packagedContestants } from "../../conformance/matrix/index.ts";
import { openProcess } from "../../conformance/protocol/index.ts";

/** Seconds that a diagnosis may take. */
const most = 20;

/** A diagnosis, and what it took, from the last case to the end. */
interface Measured {
  readonly seconds: number;
  readonly failing: number;
  readonly reasons: number;
}

async function measured({ command, timeout, slow = [] }: Contestant): Promise<Measured> {
  const [program, ...args] = command;
  const opened = await openProcess(program, args, { requestSeconds: timeout ?? 300 });
  if (opened.kind === "no_handshake") throw new Error(opened.detail);
  const { implementation } = opened;
  const whole = readCorpus();
  const corpus = { ...whole, cases: whole.cases.filter(({ id }) => !slow.includes(id)) };
  let [failing, reasons] = [0, 0];
  let began = process.cpuUsage();
  for await (const event of checkImplementation(implementation, {
    corpus,
    diagnosed: "everything",
  })) {
    if (event.type === "diagnosis") reasons++;
    if (event.type !== "case") continue;
    if (failingVerdicts.has(event.verdict)) failing++;
    began = process.cpuUsage();
  }
  const { user, system } = process.cpuUsage(began);
  await implementation.close();
  return { seconds: (user + system) / 1e6, failing, reasons };
}

const { positionals: chosen } = parseArgs({ allowPositionals: true });
const contestants = packagedContestants();
const stranger = chosen.find((name) => contestants.every(({ adapter }) => adapter !== name));
if (stranger !== undefined) throw new Error(`there is no adapter ${stranger}`);
for (const contestant of contestants) {
  const { adapter, missing } = contestant;
  if (chosen.length > 0 && !chosen.includes(adapter)) continue;
  if (missing !== undefined) {
    console.error(`${adapter} IS NOT MEASURED: it is not installed`);
    continue;
  }
  const { seconds, failing, reasons } = await measured(contestant);
  const verdict = seconds <= most ? "met" : "NOT MET";
  console.log(
    `${adapter}: ${failing} failing cases, ${reasons} reasons, ${seconds.toFixed(1)} s (at most ${most}: ${verdict})`,
  );
  if (verdict !== "met") process.exitCode = 1;
}
