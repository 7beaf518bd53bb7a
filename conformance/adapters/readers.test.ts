import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { goldenFolder, readCorpus } from "../cases/index.ts";
import { checkImplementation, type KnownFailures } from "../check/index.ts";
import { type Capabilities, inProcess } from "../protocol/index.ts";
import { describeInstalled, type Requirement } from "./describeInstalled.ts";
import { type FaultyCorpus, writeFaultyCorpus } from "./fixtures/faultyCorpus.ts";
import { introduction } from "./introduction.ts";
import { adapterPath } from "./openAdapter.ts";

vi.setConfig({ testTimeout: 600_000 });

const root = fileURLToPath(new URL("../../", import.meta.url));
const mostLines = 40;

interface Reader {
  readonly file: string;
  /** What its code block in README.md is marked as. */
  readonly language: string;
  readonly adapter: string;
  readonly needs: Requirement;
  readonly command: readonly [string, ...string[]];
  /** The module or the file that has the functions. */
  readonly implementation: string;
  /** How many tests a run was about, by what it printed. */
  readonly planned: (output: string) => number;
  /** The name of a test that failed. */
  readonly failure: RegExp;
}

function succeeds(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

/** The sum of the numbers that are the first group of a pattern. */
function sumOf(pattern: RegExp, text = ""): number {
  return [...text.matchAll(pattern)].reduce((sum, [, count]) => sum + Number(count), 0);
}

const python = adapterPath("scikit-learn/.venv/bin/python");
const packages = "library(mclust); library(jsonlite); library(testthat)";
const testFile = 'testthat::test_file("golden/readers/test-golden.R", stop_on_failure = TRUE)';
const lastLine = (output: string, start: string) =>
  output.split("\n").findLast((line) => line.startsWith(start));

const readers: readonly Reader[] = [
  {
    file: "test_golden.py",
    language: "python",
    adapter: "scikit-learn",
    needs: {
      present: existsSync(python) && succeeds(python, "-c", "import pytest"),
      remedy: "run conformance/adapters/scikit-learn/install.sh",
    },
    command: [python, "-m", "pytest", "-p", "no:cacheprovider", "golden/readers/test_golden.py"],
    implementation: "adapter",
    planned: (output) =>
      sumOf(/(\d+) (?:passed|failed|skipped|xfailed|xpassed)/g, lastLine(output, "=")),
    failure: /^FAILED .*?\[(.+?)\]/gm,
  },
  {
    file: "test-golden.R",
    language: "r",
    adapter: "mclust",
    needs: {
      present: succeeds("Rscript", "--vanilla", "-e", packages),
      remedy: "run conformance/adapters/mclust/install.sh, and install R's testthat",
    },
    command: ["Rscript", "--vanilla", "-e", testFile],
    implementation: adapterPath("mclust/implementation.R"),
    planned: (output) => sumOf(/(?:FAIL|SKIP|PASS) (\d+)/g, lastLine(output, "[ FAIL")),
    failure: /^── (?:Failure|Error) \(.*?\): (\S+)/gm,
  },
  {
    file: "golden.test.mjs",
    language: "js",
    adapter: "float64",
    needs: { present: true, remedy: "" },
    command: [
      process.execPath,
      ...["--import", "tsx", "--test", "--test-reporter=tap", "golden/readers/golden.test.mjs"],
    ],
    implementation: adapterPath("float64/implementation.mjs"),
    planned: (output) => sumOf(/^# tests (\d+)$/gm, output),
    failure: /^not ok \d+ - (\S+)$/gm,
  },
];

function run(reader: Reader, env: Readonly<Record<string, string>>) {
  const [command, ...args] = reader.command;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      GMM_IMPLEMENTATION: reader.implementation,
      PYTHONPATH: adapterPath(reader.adapter),
      PYTHONDONTWRITEBYTECODE: "1",
      OPENBLAS_NUM_THREADS: "1", // the matrices are small: threads would wait for each other
      ...env,
    },
  });
  const failed = [...stdout.matchAll(reader.failure)].map(([, name]) => name);
  return { status, planned: reader.planned(stdout), failed, output: stdout + stderr };
}

function listOf({ adapter }: Reader): Readonly<Record<string, string>> {
  const path = adapterPath(`${adapter}/known-failures.json`);
  return existsSync(path) ? { GMM_KNOWN_FAILURES: path } : {};
}

/** An implementation in each language that answers whatever it is asked, NaN too, and leaves `undeclared` open. */
const answersAll: Readonly<Record<string, (undeclared: string) => readonly [string, string]>> = {
  python: (undeclared) => [
    "answers_all.py",
    [
      "class Unsupported(Exception): pass",
      `undeclared = [${undeclared}]`,
      "e_step = m_step = log_likelihood = fit = lambda request: {}",
    ].join("\n"),
  ],
  r: (undeclared) => [
    "answers_all.R",
    `undeclared <- c(${undeclared}); e_step <- m_step <- log_likelihood <- fit <- function(request) list()`,
  ],
  js: (undeclared) => [
    "answers_all.mjs",
    [
      `export const undeclared = [${undeclared}];`,
      "export const [e_step, m_step, log_likelihood, fit] = Array(4).fill(() => ({}));",
    ].join("\n"),
  ],
};

/** The corpus of the questions about NaN alone. */
function nanCases() {
  const corpus = readCorpus();
  const cases = corpus.cases.filter((golden) => golden.flags.includes("nan-input"));
  return { ...corpus, cases };
}

/** A list that says of the questions about NaN that they are answered. */
const nanIsKnown: KnownFailures = [
  { reason: "NaN passes", verdict: "error", cases: nanCases().cases.map(({ id }) => id) },
];

async function failedUnderCheck(
  nanPolicy: Capabilities["nan_policy"],
  knownFailures: KnownFailures = [],
): Promise<string[]> {
  const hello = introduction("answers all", ["e_step", "m_step", "log_likelihood", "fit"]);
  const capabilities = { ...hello.capabilities, nan_policy: nanPolicy };
  const log_likelihood = () => ({ log_likelihood: "NaN" as const });
  const answers = { log_likelihood, e_step: () => ({ responsibilities: [[1]] }) };
  const failed: string[] = [];
  const subject = inProcess({ ...hello, capabilities }, answers);
  for await (const event of checkImplementation(subject, { corpus: nanCases(), knownFailures }))
    if (event.type === "case" && event.verdict !== "unsupported") failed.push(event.id);
  return failed;
}

const files = readdirSync(join(goldenFolder, "cases"), { recursive: true, encoding: "utf8" });
const ids = files.filter((file) => file.endsWith(".json"));

for (const reader of readers) {
  const { file, language, adapter, needs } = reader;
  const text = readFileSync(join(goldenFolder, "readers", file), "utf8");

  it(`${file} has at most ${mostLines} lines, and they are those in README.md`, () => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(mostLines);
    const readme = readFileSync(join(goldenFolder, "README.md"), "utf8");
    expect(readme).toContain(`\`\`\`${language}\n${text}\`\`\`\n`);
  });

  describeInstalled(`${file} on ${adapter}`, needs, () => {
    let faulty: FaultyCorpus;
    beforeAll(() => {
      faulty = writeFaultyCorpus(mkdtempSync(join(tmpdir(), "golden-")));
    });
    afterAll(() => {
      rmSync(faulty.folder, { recursive: true });
    });

    it("passes every case of the corpus but the known failures, which fail", () => {
      const { status, planned, failed, output } = run(reader, listOf(reader));
      expect(failed).toEqual([]);
      expect(status, output).toBe(0);
      expect(planned).toBe(ids.length);
    });

    it("agrees with check on questions about NaN, which one that lets it pass leaves open", async () => {
      const folder = mkdtempSync(join(tmpdir(), "golden-nan-"));
      const nan = join(folder, "cases", "nan");
      mkdirSync(nan, { recursive: true });
      mkdirSync(join(folder, "datasets"));
      for (const golden of nanCases().cases)
        writeFileSync(join(nan, `${golden.id}.json`), JSON.stringify(golden));
      const list = join(folder, "known-failures.json");
      writeFileSync(list, JSON.stringify(nanIsKnown));
      const runWith = (undeclared: string) => {
        const [name, text] = answersAll[language](undeclared);
        writeFileSync(join(folder, name), text);
        const module = language === "python" ? "answers_all" : join(folder, name);
        const env = { GMM_CORPUS: folder, GMM_IMPLEMENTATION: module, PYTHONPATH: folder };
        return run(reader, { ...env, ...(undeclared !== "" && { GMM_KNOWN_FAILURES: list }) });
      };
      try {
        const open = runWith('"nan-input"');
        expect(open.failed, open.output).toEqual(await failedUnderCheck("propagate", nanIsKnown));
        expect([open.status, open.planned]).toEqual([0, nanCases().cases.length]);
        const closed = runWith("");
        expect(closed.failed.toSorted(), closed.output).toEqual(
          nanCases()
            .cases.map(({ id }) => id)
            .toSorted(),
        );
        expect(closed.failed).toEqual(expect.arrayContaining(await failedUnderCheck("refuse")));
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it("fails what is wrong in a corpus with faults, by name, and nothing else", () => {
      const { folder, knownFailures, wrong } = faulty;
      const { status, failed, output } = run(reader, {
        GMM_CORPUS: folder,
        GMM_KNOWN_FAILURES: knownFailures,
      });
      expect(failed.toSorted(), output).toEqual(wrong.toSorted());
      expect(status).not.toBe(0);
    });
  });
}
