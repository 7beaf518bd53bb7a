import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { adapterPath } from "../adapters/openAdapter.ts";
import { goldenFolder, manifestProblems, readManifest } from "../cases/index.ts";
import { setPlaceholder } from "../ownCases/placeholder.ts";
import { run } from "./fixtures/run.ts";

vi.setConfig({ testTimeout: 900_000 });

const python = adapterPath("scikit-learn/.venv/bin/python");
const testFile =
  'testthat::test_file(commandArgs(TRUE)[1], reporter = "summary", stop_on_failure = TRUE)';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "interrupted-"));
  const rows = readFileSync(join(goldenFolder, "datasets/old-faithful.csv"), "utf8").split("\n");
  writeFileSync(join(folder, "geyser.csv"), `${rows.slice(0, 13).join("\n")}\n`);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const question = () => [join(folder, "geyser.csv"), "--components", "2", "--covariance", "full"];
const casesIn = (out: string) =>
  existsSync(join(out, "cases/geyser")) ? readdirSync(join(out, "cases/geyser")) : [];

/** Certifies, and sends a signal as soon as there is a case. */
async function interruptedBy(signal: NodeJS.Signals, out: string) {
  const child = spawn(process.execPath, [
    join(import.meta.dirname, "bin.mjs"),
    ...["certify", ...question(), "--out", out],
  ]);
  let stderr = "";
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  const ended = once(child, "exit");
  while (child.exitCode === null && casesIn(out).every((name) => !name.endsWith(".json")))
    await setTimeout(20);
  child.kill(signal);
  const [status] = await ended;
  return { status, stderr };
}

describe("an interrupted certify", () => {
  test.each(["SIGINT", "SIGHUP", "SIGQUIT"] as const)(
    "by %s says what it keeps",
    async (signal) => {
      const { status, stderr } = await interruptedBy(signal, join(folder, signal));
      expect(stderr).toMatch(/^interrupted: [1-6] of 7 cases are certified in /);
      expect(status).toBe(130);
    },
  );

  test("says what it keeps; what it leaves is not green, and is finished by the same command", async () => {
    const out = join(folder, "terminated");
    const { status, stderr } = await interruptedBy("SIGTERM", out);
    const { unfinished = [] } = readManifest(out);
    const kept = 7 - unfinished.length;
    expect(kept).toBe(casesIn(out).length);
    expect(stderr).toBe(
      `interrupted: ${kept} of 7 cases are certified in ${out}, and stay there; run the same command again to certify the rest\n`,
    );
    expect(status).toBe(130);

    const checked = await run("check", "--corpus", out);
    expect(checked.stderr).toMatch(
      `${out}: ${kept} of 7 cases are certified; run the same certify again to finish (cases/`,
    );
    expect(checked.status).toBe(2);

    const other = await run("certify", ...question(), "--seed", "7", "--out", out);
    expect(other.stderr).toMatch(/is there already, from another question; --force/);

    const finished = await run("certify", ...question(), "--out", out);
    expect(finished.stdout).toContain(`7 cases certified in ${out} (${kept} of them before)`);
    expect(finished.status).toBe(0);
    expect(manifestProblems(out)).toEqual([]);
    expect((await run("check", "--corpus", out)).status).toBe(0);
  });

  test("that was killed, and left a draft, is finished all the same", async () => {
    const out = join(folder, "killed");
    await interruptedBy("SIGKILL", out);
    const draft = join(out, "cases/geyser/geyser-full-k2-fit.json.4194304.gmm-conformance.part");
    writeFileSync(draft, "{");
    expect(manifestProblems(out)[0]).toMatch(/ of 7 cases are certified; run the same certify/);
    expect((await run("certify", ...question(), "--out", out)).status).toBe(0);
    expect([existsSync(draft), manifestProblems(out)]).toEqual([false, []]);
  });
});

/** Implementations that answer nothing. */
const silent = {
  "implementation.mjs": "",
  "implementation.py": "class Unsupported(Exception): pass",
  "implementation.R": "",
};

const readers = [
  ["golden.test.mjs", process.execPath, ["--test"]],
  ["test_golden.py", python, ["-m", "pytest", "-q"]],
  ["test-golden.R", "Rscript", ["-e", testFile]],
] as const;

test.each(readers.filter(([, program]) => spawnSync(program, ["--version"]).status === 0))(
  "the reader %s is not green on an unfinished corpus",
  (reader, program, words) => {
    const corpus = mkdtempSync(join(folder, "unfinished-"));
    cpSync(join(goldenFolder, "readers", reader), join(corpus, "readers", reader));
    setPlaceholder(corpus, true);
    for (const [name, text] of Object.entries(silent))
      writeFileSync(join(corpus, "readers", name), text);
    const { status, stdout, stderr } = spawnSync(program, [...words, reader], {
      cwd: join(corpus, "readers"),
      encoding: "utf8",
    });
    expect(stdout + stderr).toContain("run-certify-again-to-finish");
    expect(status).not.toBe(0);
  },
);
