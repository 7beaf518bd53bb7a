/**
 * Asks other implementations every golden case that they can answer, and records the digits they
 * reach: `npm run witnesses`. Not part of the byte-for-byte check: digits differ between machines.
 */
import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fileText, goldenFolder, readCorpus } from "../conformance/cases/index.ts";
import { type CaseEvent, checkImplementation } from "../conformance/check/index.ts";
import { openProcess } from "../conformance/protocol/index.ts";

const folder = fileURLToPath(new URL("../conformance/adapters/", import.meta.url));

/** The witnesses' adapters: the words that start them, from the adapters' folder. */
const adapters: readonly (readonly [string, ...string[]])[] = [
  ["scikit-learn/.venv/bin/python", "scikit-learn/adapter.py"],
];

/** Digits of the quantity that comes nearest to its tolerance, or exceeds it most. */
function statement({ verdict, comparisons }: CaseEvent) {
  const [worst] = [...comparisons].sort((a, b) => b.ratio - a.ratio);
  if (worst === undefined) return { verdict };
  const rounded = (digits: number) => Number(digits.toFixed(1));
  return { verdict, digits: rounded(worst.digits), attainable: rounded(worst.attainable) };
}

async function testimony([program, ...args]: readonly [string, ...string[]]) {
  const words = args.map((word) => folder + word);
  if (!existsSync(folder + program)) throw new Error(`${program}: is not installed`);
  const opened = await openProcess(folder + program, words);
  if (opened.kind === "no_handshake") throw new Error(`${program}: ${opened.detail}`);
  const { implementation } = opened;
  const { name, version, language } = implementation.hello;
  const cases: Record<string, ReturnType<typeof statement>> = {};
  for await (const event of checkImplementation(implementation, { corpus: readCorpus() }))
    if (event.type === "case" && event.verdict !== "unsupported")
      cases[event.id] = statement(event);
  await implementation.close();
  return { name, version, language, cases };
}

const witnesses = [];
for (const adapter of adapters) witnesses.push(await testimony(adapter));
writeFileSync(`${goldenFolder}witnesses.json`, fileText({ witnesses }));
for (const { name, version, cases } of witnesses)
  console.log(`${name} ${version}: ${Object.keys(cases).length} cases answered`);
