import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { readCorpus } from "../cases/index.ts";
import { everyLaw, ownFitsOf } from "../check/index.ts";
import { type Entry, matrix } from "../matrix/index.ts";

vi.setConfig({ testTimeout: 600_000 });

const bin = fileURLToPath(new URL("bin.mjs", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const samples = [...readFileSync(`${root}README.md`, "utf8").matchAll(/```text\n(.*?)```/gs)].map(
  ([, text]) => text.trimEnd().split("\n"),
);

/** The sample that begins so. */
function sampleOf(beginning: string): readonly string[] {
  const sample = samples.find(([first]) => first.startsWith(beginning));
  if (sample === undefined) throw new Error(`README.md has no sample that begins "${beginning}"`);
  return sample;
}

/** Counts are the same on every processor; digits, and errors in units of what is allowed, need not be. */
const withoutDecimals = (line: string) =>
  line.replace(/[\d.]*\.\d+(e[+-]\d+)?/g, "#").replace(/ +/g, " ");

function printedBy(...args: readonly string[]): readonly string[] {
  const { stdout } = spawnSync(process.execPath, [bin, ...args], { encoding: "utf8", cwd: root });
  return stdout.split("\n").map(withoutDecimals);
}

test.each([
  ["gmm-conformance float64", ["check"]],
  [
    "why implements covariances about the old means",
    [
      "check",
      "--operation",
      "m_step",
      "--",
      "node",
      "conformance/mutants/process.mjs",
      "old-means",
    ],
  ],
])("README.md shows what is printed: %s", (beginning, args) => {
  const printed = printedBy(...args);
  for (const line of sampleOf(beginning)) expect(printed).toContain(withoutDecimals(line));
});

test("README.md sums scikit-learn up as the matrix does", () => {
  const recorded = matrix.parse(JSON.parse(readFileSync(`${root}conformance/MATRIX.json`, "utf8")));
  const entry = recorded.entries.find(({ adapter }) => adapter === "scikit-learn");
  if (entry === undefined) throw new Error("scikit-learn is not in the matrix");
  const corpus = readCorpus();
  const fits = ownFitsOf(corpus).length;
  const total = (count: (tally: Entry["core"]) => number) =>
    [entry.core, entry.ladders, entry.refusals, entry.own_fits].map(count).reduce((a, b) => a + b);
  const counts = (planned: number, ran: number, passed: number) =>
    `${planned} planned, ${ran} ran, ${passed} passed, 0 failed, ${ran - passed} known failures, ${planned - ran} unsupported`;
  const cases = counts(
    corpus.cases.length + fits,
    total(({ asked }) => asked),
    total(({ passed }) => passed),
  );
  const laws = counts(everyLaw.laws.length, entry.laws.asked, entry.laws.passed);
  const sample = sampleOf("scikit-learn");
  expect(sample).toContain(
    `checked against ${corpus.cases.length} golden cases, ${fits} fits from own starts and ${everyLaw.laws.length} laws`,
  );
  expect(sample.at(-1)).toBe(`CONFORMANT EXCEPT FOR KNOWN FAILURES: ${cases}; laws: ${laws}`);
  const { version, name } = entry.implementation;
  expect(sample[0]).toContain(`${name} ${version} (`);
  for (const line of sample.filter(
    (one) => one.startsWith("known ") && !one.includes("failures:"),
  )) {
    const [, caseCount = "0", lawCount = "0", reason] =
      /^known (?:(\d+) cases?)?(?:, )?(?:(\d+) laws?)?: (.*)$/.exec(line) ?? [];
    expect(entry.reasons).toContainEqual(
      expect.objectContaining({ reason, cases: Number(caseCount), laws: Number(lawCount) }),
    );
  }
});
