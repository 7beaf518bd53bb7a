/**
 * Asks other implementations every golden case that they can answer, and records the digits they
 * reach: `npm run witnesses`. Not part of the byte-for-byte check: digits differ between machines.
 * Says which cases at least two of them fail: a person looks at each of these, and writes what was
 * found beside its plan, as a remark.
 */
import { fileText, goldenFolder, isRefusal, readCorpus } from "../conformance/cases/index.ts";
import { type CaseEvent, checkImplementation } from "../conformance/check/index.ts";
import { commandLine, openImplementation } from "../conformance/cli/openImplementation.ts";
import { writeWhole } from "../conformance/files/index.ts";

const adapters = ["scikit-learn", "mclust", "fitgmdist"];
const secondsForOneAnswer = 120;
const answers = readCorpus();
const corpus = { ...answers, cases: answers.cases.filter((golden) => !isRefusal(golden)) };

/** Digits of the quantity that comes nearest to its tolerance, or exceeds it most. */
function statement({ verdict, comparisons }: CaseEvent) {
  const [worst] = [...comparisons].sort((a, b) => b.ratio - a.ratio);
  if (worst === undefined) return { verdict };
  const rounded = (digits: number) => Number(digits.toFixed(1));
  return { verdict, digits: rounded(worst.digits), attainable: rounded(worst.attainable) };
}

async function testimony(adapter: string) {
  const opened = await openImplementation(commandLine([], adapter), {
    requestSeconds: secondsForOneAnswer,
  });
  if (opened.kind === "no_handshake") throw new Error(`${adapter}: ${opened.detail}`);
  const { implementation } = opened;
  const { name, version, language } = implementation.hello;
  const cases: Record<string, ReturnType<typeof statement>> = {};
  for await (const event of checkImplementation(implementation, { corpus }))
    if (event.type === "case" && event.verdict !== "unsupported")
      cases[event.id] = statement(event);
  await implementation.close();
  return { name, version, language, cases };
}

const witnesses: Awaited<ReturnType<typeof testimony>>[] = [];
for (const adapter of adapters) witnesses.push(await testimony(adapter));
writeWhole(`${goldenFolder}witnesses.json`, fileText({ witnesses }));
for (const { name, version, cases } of witnesses) {
  const passed = Object.values(cases).filter(({ verdict }) => verdict === "pass").length;
  console.log(`${name} ${version}: ${passed} of ${Object.keys(cases).length} cases pass`);
}

const failing = ({ cases }: (typeof witnesses)[number], id: string) =>
  cases[id] !== undefined && cases[id].verdict !== "pass";
for (const { id, remark } of corpus.cases) {
  const names = witnesses.filter((witness) => failing(witness, id)).map(({ name }) => name);
  if (names.length >= 2)
    console.log(`${remark === undefined ? "TO EXAMINE" : "examined"} ${id}: ${names.join(", ")}`);
}
