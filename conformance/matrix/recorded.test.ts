import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { describeInstalled } from "../adapters/describeInstalled.ts";
import { type Corpus, isRefusal, readCorpus, requestOf } from "../cases/index.ts";
import { ownFitsOf, undeclaredCase } from "../check/index.ts";
import { type Capabilities, openProcess, undeclared } from "../protocol/index.ts";
import { type Contestant, matrix, matrixPage, packagedContestants } from "./index.ts";

vi.setConfig({ testTimeout: 7_200_000, maxConcurrency: 2 });

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const folder = path("../");
const recorded = matrix.parse(JSON.parse(readFileSync(`${folder}MATRIX.json`, "utf8")));

/** Whether an adapter is installed, and what it needs is there. */
async function isPresent({ command, missing }: Contestant): Promise<boolean> {
  if (missing !== undefined) return false;
  const [program, ...args] = command;
  const opened = await openProcess(program, args);
  if (opened.kind === "open") await opened.implementation.close();
  return opened.kind === "open";
}

/** What `matrix --check` says of one adapter, in a process of its own. */
function checkedAgain(adapter: string) {
  const args = ["matrix", "--check"];
  const which = ["--out", folder, "--only", adapter];
  const child = spawn(process.execPath, [path("../cli/bin.mjs"), ...args, ...which]);
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      text += chunk;
    });
  return new Promise<{ status: number | null; text: string }>((resolve) => {
    child.on("close", (status) => resolve({ status, text }));
  });
}

/** The slow ones first: the others are done by the time that they are. */
const contestants = [...packagedContestants()].sort((a, b) => (b.timeout ?? 0) - (a.timeout ?? 0));
const presence: readonly boolean[] = await Promise.all(contestants.map(isPresent));

/** The names of the cases with an answer and the fits from own starts that are put to who declares so much. */
function questionsTo(can: Capabilities, corpus: Corpus): readonly string[] {
  const isPut = (why: string | undefined) => why === undefined;
  const cases = corpus.cases.filter(
    (golden) => !isRefusal(golden) && isPut(undeclaredCase(golden, requestOf(golden, corpus), can)),
  );
  const fits = ownFitsOf(corpus).filter(({ request }) => isPut(undeclared(request, can)));
  return [...cases, ...fits].map(({ id }) => id);
}

describe("the matrix on record", () => {
  it("has an entry for every adapter of this package", () => {
    const names = contestants.map(({ adapter }) => adapter).sort();
    expect(recorded.entries.map(({ adapter }) => adapter).sort()).toEqual(names);
  });

  it("explains every failure, and says what kind of failure it is", () => {
    for (const { adapter, reasons, verdicts } of recorded.entries) {
      expect(
        reasons.filter(({ nature }) => nature === "unexplained"),
        adapter,
      ).toEqual([]);
      expect([...new Set(Object.values(verdicts))].join(), adapter).toMatch(/^(known-failure)?$/);
    }
  });

  it("has an answer of every adapter to all that it declares, but for what is left out", () => {
    const corpus = readCorpus();
    for (const { adapter, implementation, left_out, ...tallies } of recorded.entries) {
      const { core, ladders, own_fits } = tallies;
      const put = questionsTo(implementation.capabilities, corpus);
      const asked = put.filter((id) => !left_out.includes(id));
      expect(core.asked + ladders.asked + own_fits.asked, adapter).toBe(asked.length);
    }
  });

  it("is what the page says", () => {
    expect(readFileSync(`${folder}MATRIX.md`, "utf8")).toBe(matrixPage(recorded));
  });
});

async function stands({ adapter }: Contestant): Promise<void> {
  const { status, text } = await checkedAgain(adapter);
  expect(status, text).toBe(0);
}

/** In one suite, so that two of them run at a time. */
describe("what is installed is as it stands in the matrix", () => {
  it.concurrent.each(contestants.filter((_, i) => presence[i]))("$adapter", stands);
});

for (const missing of contestants.filter((_, i) => !presence[i]))
  describeInstalled(
    `${missing.adapter} in the matrix`,
    { present: false, remedy: `run conformance/adapters/${missing.adapter}/install.sh` },
    () => {
      it("is as it stands there", () => stands(missing));
    },
  );
